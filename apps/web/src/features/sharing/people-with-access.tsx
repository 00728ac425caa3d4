import type { MapId } from '@counterpoint/core'
import { isAtLeast, setMapRole, type Role } from '@counterpoint/protocol'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useAct } from '../../data/act.ts'
import { api } from '../../data/api.ts'
import { membersQuery } from '../../data/people.ts'
import { mapRolesQuery } from '../../data/sharing.ts'
import type { Workspace } from '../../data/workspace.ts'
import { Part, Quiet, Trouble } from '../../shared/ui/form.tsx'
import { Row, RowList, RowSelect } from '../../shared/ui/row-list.tsx'
import { ROLE_MEANINGS, ROLE_WORDS } from '../../signs/role-words.ts'

/** Roles that a member may have on a single map. */
const MAP_ROLES = ['editor', 'commenter', 'viewer'] as const satisfies readonly Role[]
type MapRole = (typeof MAP_ROLES)[number]

interface PeopleWithAccessProps {
  readonly map: MapId
  readonly workspace: Workspace
}

/** The members of the workspace, and what each is on this one map. */
export function PeopleWithAccess({ map, workspace }: PeopleWithAccessProps) {
  const members = useQuery(membersQuery(workspace.id))
  const roles = useQuery(mapRolesQuery(map))
  const set = useAct(
    ({ user, role }: { readonly user: string; readonly role: MapRole | null }) =>
      api.call(setMapRole, { params: { id: map, user }, body: { role } }),
    [mapRolesQuery(map).queryKey],
  )
  return (
    <Part title="People" level={3}>
      <Quiet>
        Members of “{workspace.name}” see this map; on it, each can have another role than there.{' '}
        {workspace.abilities.includes('member.invite') && (
          <Link to="/workspaces/$workspaceId" params={{ workspaceId: workspace.id }}>
            Invite people
          </Link>
        )}
      </Quiet>
      <Trouble of={members.error ?? roles.error ?? set.error} />
      {members.data && roles.data && (
        <RowList label="Who has access">
          {members.data.items.map(({ user, name, email, role }) => (
            <Row key={user} title={name} detail={email}>
              {isAtLeast(role, 'admin') ? (
                `${ROLE_WORDS[role]}, on every map`
              ) : (
                <RowSelect
                  aria-label={`Role of ${name} on this map`}
                  value={roles.data.items.find((each) => each.user === user)?.role ?? ''}
                  disabled={set.isPending}
                  onChange={({ target }) =>
                    set.mutate({ user, role: (target.value || null) as MapRole | null })
                  }
                >
                  <option value="">As in the workspace: {ROLE_WORDS[role]}</option>
                  {MAP_ROLES.map((each) => (
                    <option key={each} value={each}>
                      {ROLE_WORDS[each]}: {ROLE_MEANINGS[each]}
                    </option>
                  ))}
                </RowSelect>
              )}
            </Row>
          ))}
        </RowList>
      )}
    </Part>
  )
}
