import { acceptOwnInvitation } from '@counterpoint/protocol'
import { useQuery } from '@tanstack/react-query'
import { useAct } from '../../data/act.ts'
import { api } from '../../data/api.ts'
import { ownInvitationsQuery } from '../../data/people.ts'
import { sessionQuery } from '../../data/session.ts'
import { exactly } from '../../shared/ui/when.tsx'
import { Button } from '../../shared/ui/button.tsx'
import { Part, Trouble } from '../../shared/ui/form.tsx'
import { Row, RowList } from '../../shared/ui/row-list.tsx'
import { ROLE_WORDS } from '../../signs/role-words.ts'

/** What somebody is invited to and has not accepted; nothing where that is nothing. */
export function WaitingInvitations() {
  const invitations = useQuery(ownInvitationsQuery)
  const accept = useAct(
    (invitation: string) => api.call(acceptOwnInvitation, { params: { invitation } }),
    [ownInvitationsQuery.queryKey, sessionQuery.queryKey],
  )
  const waiting = invitations.data?.items ?? []
  if (waiting.length === 0 && !accept.error) return null
  return (
    <Part title="Invitations">
      <Trouble of={accept.error} />
      <RowList label="Invitations to you">
        {waiting.map(({ id, workspaceName, role, expiresAt }) => (
          <Row
            key={id}
            title={`To “${workspaceName}”`}
            detail={`As ${ROLE_WORDS[role].toLowerCase()}, until ${exactly(expiresAt)}`}
          >
            <Button
              small
              look="line"
              disabled={accept.isPending}
              aria-label={`Join “${workspaceName}”`}
              onClick={() => accept.mutate(id)}
            >
              Join
            </Button>
          </Row>
        ))}
      </RowList>
    </Part>
  )
}
