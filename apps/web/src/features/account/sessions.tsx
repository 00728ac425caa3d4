import { endOtherSessions, endSession } from '@counterpoint/protocol'
import { useQuery } from '@tanstack/react-query'
import { ownSessionsQuery } from '../../data/account.ts'
import { useAct } from '../../data/act.ts'
import { api } from '../../data/api.ts'
import { exactly } from '../../shared/ui/when.tsx'
import { Button } from '../../shared/ui/button.tsx'
import { Part, Trouble } from '../../shared/ui/form.tsx'
import { Row, RowList } from '../../shared/ui/row-list.tsx'
import { browserOf } from './browser-of.ts'

/** Where somebody is signed in; what is not his any more he ends. */
export function Sessions() {
  const sessions = useQuery(ownSessionsQuery)
  const stale = [ownSessionsQuery.queryKey]
  const end = useAct((session: string) => api.call(endSession, { params: { session } }), stale)
  const endOthers = useAct(() => api.call(endOtherSessions, {}), stale)
  const all = sessions.data?.items ?? []
  return (
    <Part
      title="Sessions"
      action={
        all.length > 1 && (
          <Button
            look="line"
            disabled={endOthers.isPending}
            onClick={() => endOthers.mutate(undefined)}
          >
            Sign out everywhere else
          </Button>
        )
      }
    >
      <Trouble of={sessions.error ?? end.error ?? endOthers.error} />
      <RowList label="Where you are signed in">
        {all.map(({ id, usedAt, address, userAgent, isCurrent }) => (
          <Row
            key={id}
            title={browserOf(userAgent)}
            detail={[isCurrent ? 'this browser' : `last used ${exactly(usedAt)}`, address]
              .filter(Boolean)
              .join(', ')}
          >
            {!isCurrent && (
              <Button
                small
                look="danger"
                disabled={end.isPending}
                aria-label={`Sign out ${browserOf(userAgent)}`}
                onClick={() => end.mutate(id)}
              >
                Sign out
              </Button>
            )}
          </Row>
        ))}
      </RowList>
    </Part>
  )
}
