import { useSession } from '../data/session.ts'
import { useSignInAgain } from '../data/sign-in-again.ts'
import { useReadOnly } from '../shared/read-only.tsx'
import styles from './access-note.module.css'
import { SignInLink } from './sign-in-link.tsx'

/** Where nothing may be changed, or nobody is signed in any more: that it is so, and the way on. */
export function AccessNote() {
  const session = useSession()
  const isReadOnly = useReadOnly()
  const signIn = useSignInAgain()
  if (!signIn && !isReadOnly) return null
  return (
    <p className={styles.note} role="status">
      {signIn ? (
        <>
          You were signed out.{' '}
          <button type="button" onClick={signIn}>
            Sign in
          </button>{' '}
          to go on where you are.
          {!isReadOnly && ' What you change meanwhile waits in this browser.'}
        </>
      ) : session?.user ? (
        'You may read this map; an admin of its workspace can let you comment or change it.'
      ) : (
        <>
          The link that you have lets you read this map. <SignInLink /> if you have an account.
        </>
      )}
    </p>
  )
}
