import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { auditQuery, membersQuery } from '../../data/people.ts'
import { When } from '../../shared/ui/when.tsx'
import { Button } from '../../shared/ui/button.tsx'
import { Part, Quiet, Trouble } from '../../shared/ui/form.tsx'
import styles from './audit-list.module.css'
import { auditSentence } from './audit-sentence.ts'

/** What happened to rights in a workspace, the newest first. It is kept and never changed. */
export function AuditList({ workspace }: { readonly workspace: string }) {
  const audit = useInfiniteQuery(auditQuery(workspace))
  const members = useQuery(membersQuery(workspace))
  const nameOf = (user: string) => members.data?.items.find((each) => each.user === user)?.name
  const entries = audit.data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <Part title="Audit">
      <Quiet>What happened to rights here, the newest first.</Quiet>
      <Trouble of={audit.error} />
      <div className={styles.frame} tabIndex={0} role="region" aria-label="Audit entries">
        <table className={styles.entries}>
          <thead>
            <tr>
              <th>When</th>
              <th>What</th>
              <th>From</th>
            </tr>
          </thead>
          <tbody>
            {entries.map((entry, index) => (
              <tr key={index}>
                <td>
                  <When at={entry.at} />
                </td>
                <td>{auditSentence(entry, nameOf)}</td>
                <td>{entry.addressPrefix}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {audit.hasNextPage && (
        <Button look="line" onClick={() => void audit.fetchNextPage()}>
          Earlier
        </Button>
      )}
    </Part>
  )
}
