import { useMapSession, useSessionState } from '../data/map-session.tsx'
import { Button } from '../shared/ui/button.tsx'
import styles from './refused-tray.module.css'

/** Changes that the server would not take: shown, never dropped in silence. */
export function RefusedTray() {
  const session = useMapSession()
  const { refused } = useSessionState()
  if (refused.length === 0) return null
  return (
    <aside className={styles.tray} aria-label="Changes that could not be saved">
      <h2>
        {refused.length === 1
          ? 'A change could not be saved'
          : `${refused.length} changes could not be saved`}
      </h2>
      <ul>
        {refused.map(({ change, problem }) => (
          <li key={change.key}>
            <p>{problem.detail}</p>
            <details>
              <summary>What was sent</summary>
              <pre>{JSON.stringify(change.operation, undefined, 2)}</pre>
            </details>
            <Button small onClick={() => session.dismissRefused(change.key)}>
              Dismiss
            </Button>
          </li>
        ))}
      </ul>
    </aside>
  )
}
