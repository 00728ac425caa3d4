import { useQuery } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { sessionQuery, type Session } from '../data/session.ts'
import { SignInAgain } from '../data/sign-in-again.ts'
import { useIsLeaving } from '../data/sign-out.ts'
import { ClosedScreen } from './closed-screen.tsx'
import { FailureScreen } from './failure-screen.tsx'
import { SessionEnded } from './session-ended.tsx'
import { SignInScreen } from './sign-in-screen.tsx'

interface GateProps {
  /** The map that is inside; guests come in with a link to it. */
  readonly map?: string
  /** Guests of any map may come in: the server shows them what is theirs to see. */
  readonly isForGuests?: boolean
  readonly children: ReactNode
}

/**
 * Lets in whom the server knows: the one person that it is for, people who are signed in, guests with
 * a share link. Whose session ends stays where he is and signs in again, on a map also later; a guest
 * whose link is void sees nothing more.
 */
export function Gate({ map, isForGuests = false, children }: GateProps) {
  const { data: session, error, refetch } = useQuery(sessionQuery)
  const [known, setKnown] = useState<Session['user']>(null)
  const [wasGuest, setWasGuest] = useState(false)
  const isLeaving = useIsLeaving()
  const standing = session && standingOf(session, known, isForGuests ? undefined : (map ?? null))
  if (session?.user && session.user.id !== known?.id) setKnown(session.user)
  if (standing === 'guest' && !wasGuest) setWasGuest(true)

  if (!session) {
    if (error) return <FailureScreen failure={error} onRetry={() => void refetch()} />
    return (
      <p role="status" className="visually-hidden">
        Asking who you are…
      </p>
    )
  }
  if (standing === 'stranger') {
    return wasGuest ? <ClosedScreen /> : <SignInScreen session={session} />
  }
  return (
    <Inside
      ended={standing === 'signed out' && !isLeaving ? known : null}
      isOnMap={map !== undefined}
    >
      {children}
    </Inside>
  )
}

interface InsideProps {
  /** Whose session has ended. */
  readonly ended: Session['user']
  readonly isOnMap: boolean
  readonly children: ReactNode
}

/**
 * The page, and over it the way back in. Changes of a map wait in the browser, so it can be put off
 * there; anything else cannot be done without a session.
 */
function Inside({ ended, isOnMap, children }: InsideProps) {
  const [isPutOff, setPutOff] = useState(false)
  if (!ended && isPutOff) setPutOff(false)
  return (
    <SignInAgain value={ended ? () => setPutOff(false) : undefined}>
      {children}
      {ended && !isPutOff && (
        <SessionEnded of={ended} {...(isOnMap && { onPutOff: () => setPutOff(true) })} />
      )}
    </SignInAgain>
  )
}

/** `map`: what guests need a link to; undefined where a link to any map will do, null where none will. */
function standingOf(
  session: Session,
  known: Session['user'],
  map: string | null | undefined,
): 'person' | 'guest' | 'signed out' | 'stranger' {
  if (session.mode === 'personal' || session.user) return 'person'
  if (session.shared.some((shared) => map === undefined || shared.map === map)) return 'guest'
  return known ? 'signed out' : 'stranger'
}
