import { revokeInvitation } from '@counterpoint/protocol'
import { useQuery } from '@tanstack/react-query'
import { UserPlus } from 'lucide-react'
import { useState } from 'react'
import { useAct } from '../../data/act.ts'
import { api } from '../../data/api.ts'
import { invitationsQuery } from '../../data/people.ts'
import type { Workspace } from '../../data/workspace.ts'
import { exactly } from '../../shared/ui/when.tsx'
import { Button } from '../../shared/ui/button.tsx'
import { CopyField } from '../../shared/ui/copy-field.tsx'
import { Part, Quiet, Trouble } from '../../shared/ui/form.tsx'
import { Row, RowList } from '../../shared/ui/row-list.tsx'
import { ROLE_WORDS } from '../../signs/role-words.ts'
import { NewInvitation } from './new-invitation.tsx'

/** Who is invited and has not come yet. */
export function Invitations({ workspace }: { readonly workspace: Workspace }) {
  const invitations = useQuery(invitationsQuery(workspace.id))
  const [isInviting, setInviting] = useState(false)
  const [made, setMade] = useState<{ readonly link: string | null; readonly to: string }>()
  const revoke = useAct(
    (invitation: string) =>
      api.call(revokeInvitation, { params: { id: workspace.id, invitation } }),
    [invitationsQuery(workspace.id).queryKey],
  )
  const waiting = invitations.data ?? []
  return (
    <Part
      title="Invitations"
      action={
        !isInviting && (
          <Button look="line" onClick={() => setInviting(true)}>
            <UserPlus aria-hidden /> Invite
          </Button>
        )
      }
    >
      {isInviting && (
        <NewInvitation
          workspace={workspace}
          onMade={(invitation) => {
            setMade(invitation)
            setInviting(false)
          }}
          onCancel={() => setInviting(false)}
        />
      )}
      {made?.link && (
        <CopyField
          label="The invitation"
          value={made.link}
          hint="It is shown this once, and lets one person in. Pass it on."
        />
      )}
      {made && !made.link && <p role="status">A letter is on its way to {made.to}.</p>}
      <Trouble of={invitations.error ?? revoke.error} />
      {waiting.length === 0 && !isInviting && !made && <Quiet>Nobody is invited at present.</Quiet>}
      {waiting.length > 0 && (
        <RowList label="Invitations that wait">
          {waiting.map(({ id, email, role, expiresAt }) => (
            <Row
              key={id}
              title={email ?? 'Whoever has the link'}
              detail={`${ROLE_WORDS[role]}, until ${exactly(expiresAt)}`}
            >
              <Button
                small
                look="danger"
                disabled={revoke.isPending}
                aria-label={`Take back the invitation of ${email ?? 'whoever has the link'}`}
                onClick={() => revoke.mutate(id)}
              >
                Take back
              </Button>
            </Row>
          ))}
        </RowList>
      )}
    </Part>
  )
}
