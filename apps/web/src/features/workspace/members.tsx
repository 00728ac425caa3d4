import { isAtLeast, removeMember, ROLES, setMemberRole, type Role } from '@counterpoint/protocol'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useAct } from '../../data/act.ts'
import { api } from '../../data/api.ts'
import { membersQuery } from '../../data/people.ts'
import { sessionQuery } from '../../data/session.ts'
import type { Workspace } from '../../data/workspace.ts'
import { dayOf } from '../../shared/ui/when.tsx'
import { Button } from '../../shared/ui/button.tsx'
import { Part, Trouble } from '../../shared/ui/form.tsx'
import { Row, RowList, RowSelect } from '../../shared/ui/row-list.tsx'
import { ROLE_WORDS } from '../../signs/role-words.ts'
import { RemoveMemberDialog, type Leaving } from './remove-member-dialog.tsx'

interface MembersProps {
  readonly workspace: Workspace
  /** Id of who is looking. */
  readonly you: string | undefined
}

/** Who is in a workspace and as what. Nobody gives, takes or touches a role above his own. */
export function Members({ workspace, you }: MembersProps) {
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const members = useQuery(membersQuery(workspace.id))
  const [leaving, setLeaving] = useState<Leaving>()
  const stale = [membersQuery(workspace.id).queryKey, sessionQuery.queryKey]
  const set = useAct(
    ({ user, role }: { readonly user: string; readonly role: Role }) =>
      api.call(setMemberRole, { params: { id: workspace.id, user }, body: { role } }),
    stale,
  )
  const remove = useAct(
    (user: string) => api.call(removeMember, { params: { id: workspace.id, user } }),
    [membersQuery(workspace.id).queryKey],
  )
  const maySet = workspace.abilities.includes('member.setRole')
  const mayRemove = workspace.abilities.includes('member.remove')
  const roles = ROLES.filter((role) => isAtLeast(workspace.role, role))

  return (
    <Part title="Members">
      <Trouble of={members.error ?? set.error} />
      <RowList label="Members">
        {members.data?.items.map(({ user, name, email, role, since }) => {
          const isYou = user === you
          const isWithin = isAtLeast(workspace.role, role)
          return (
            <Row
              key={user}
              title={isYou ? `${name} (you)` : name}
              detail={[email, `since ${dayOf(since)}`].filter(Boolean).join(', ')}
            >
              {maySet && isWithin ? (
                <RowSelect
                  aria-label={`Role of ${name}`}
                  value={role}
                  disabled={set.isPending}
                  onChange={({ target }) => set.mutate({ user, role: target.value as Role })}
                >
                  {roles.map((each) => (
                    <option key={each} value={each}>
                      {ROLE_WORDS[each]}
                    </option>
                  ))}
                </RowSelect>
              ) : (
                ROLE_WORDS[role]
              )}
              {(isYou || (mayRemove && isWithin)) && (
                <Button
                  small
                  look="danger"
                  aria-label={isYou ? 'Leave the workspace' : `Remove ${name}`}
                  onClick={() => {
                    remove.reset()
                    setLeaving({ user, name, isYou })
                  }}
                >
                  {isYou ? 'Leave' : 'Remove'}
                </Button>
              )}
            </Row>
          )
        })}
      </RowList>
      {leaving && (
        <RemoveMemberDialog
          leaving={leaving}
          workspace={workspace.name}
          failure={remove.error}
          isBusy={remove.isPending}
          onRemove={() =>
            remove.mutate(leaving.user, {
              onSuccess: () => {
                setLeaving(undefined)
                if (!leaving.isYou) return
                void navigate({ to: '/' })
                void queryClient.invalidateQueries()
              },
            })
          }
          onClose={() => setLeaving(undefined)}
        />
      )}
    </Part>
  )
}
