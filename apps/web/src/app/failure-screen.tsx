import { Refused } from '@counterpoint/client'
import { Link } from '@tanstack/react-router'
import { Button } from '../shared/ui/button.tsx'
import styles from './failure-screen.module.css'

interface FailureScreenProps {
  readonly failure: Error
  readonly onRetry: () => void
}

/** What happened and what to do, in place of a page that could not be shown. */
export function FailureScreen({ failure, onRetry }: FailureScreenProps) {
  if (failure instanceof Refused && failure.problem.code === 'not_found') return <NotFoundScreen />
  return (
    <main className={styles.screen}>
      <h1>This did not work</h1>
      <p>{failure.message} Your changes are kept in this browser.</p>
      <div className={styles.ways}>
        <Button look="solid" onClick={onRetry}>
          Try again
        </Button>
        <Link to="/">Go to the library</Link>
      </div>
    </main>
  )
}

export const NotFoundScreen = () => (
  <main className={styles.screen}>
    <h1>There is nothing here</h1>
    <p>It may have been deleted, or the address is not quite right.</p>
    <div className={styles.ways}>
      <Link to="/">Go to the library</Link>
    </div>
  </main>
)
