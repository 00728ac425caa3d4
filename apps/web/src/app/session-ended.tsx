import type { Session } from '../data/session.ts'
import { useUnsent } from '../data/sign-out.ts'
import { OidcButton } from '../features/sign-in/oidc-button.tsx'
import { SignInForm } from '../features/sign-in/sign-in-form.tsx'
import { Button } from '../shared/ui/button.tsx'
import { Dialog } from '../shared/ui/dialog.tsx'
import { Quiet } from '../shared/ui/form.tsx'
import styles from './session-ended.module.css'

interface SessionEndedProps {
  readonly of: NonNullable<Session['user']>
  /** Absent where there is nothing to go on with. */
  readonly onPutOff?: () => void
}

/**
 * Over a page whose session has ended: it stays as it is, with what was not sent, until the same
 * person signs in again, at once or later. Anybody else gets a page of his own.
 */
export function SessionEnded({ of, onPutOff }: SessionEndedProps) {
  const { data: unsent = 0 } = useUnsent()
  return (
    <Dialog title="You were signed out" {...(onPutOff && { onClose: onPutOff })}>
      <div className={styles.sheet}>
        <Quiet>
          Sign in again as {of.name} to go on where you were. {waiting(unsent)}
        </Quiet>
        <SignInForm
          email={of.email}
          otherWay={<Button onClick={leave}>Leave this page</Button>}
          onSignedIn={({ user }) => {
            if (user?.id !== of.id) leave()
          }}
        />
        <OidcButton />
      </div>
    </Dialog>
  )
}

const leave = (): void => location.assign('/')

const waiting = (unsent: number): string => {
  if (unsent === 0) return ''
  return unsent === 1
    ? 'A change waits in this browser and is sent then.'
    : `${unsent} changes wait in this browser and are sent then.`
}
