import { Refused, Unreachable } from '@counterpoint/client'
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
      {isOurs(failure) ? (
        <p>{failure.message} Your changes are kept in this browser.</p>
      ) : (
        <>
          <p>
            The page broke off, and that is our mistake. Your changes are kept in this browser; if
            trying again does not help, these are the words to report it with:
          </p>
          <code>{failure.message}</code>
        </>
      )}
      <div className={styles.ways}>
        <Button look="solid" onClick={onRetry}>
          Try again
        </Button>
        <Link to="/">Go to the library</Link>
      </div>
    </main>
  )
}

/** Whether it says in a sentence what happened and what to do. */
const isOurs = (failure: Error): boolean =>
  failure instanceof Refused || failure instanceof Unreachable

export const NotFoundScreen = () => (
  <main className={styles.screen}>
    <h1>There is nothing here</h1>
    <p>It may have been deleted, or the address is not quite right.</p>
    <div className={styles.ways}>
      <Link to="/">Go to the library</Link>
    </div>
  </main>
)
