import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect } from 'react'
import { askWhoThisIs, useSession } from '../data/session.ts'
import styles from './failure-screen.module.css'
import { SignInLink } from './sign-in-link.tsx'

/** In place of a map that may not be seen any more; nothing of it stays in the page. */
export function ClosedScreen({ unsent = 0 }: { readonly unsent?: number }) {
  const queryClient = useQueryClient()
  const isPerson = Boolean(useSession()?.user)
  useEffect(() => {
    document.title = 'Counterpoint'
    queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' })
    // Perhaps more is closed than this map.
    void askWhoThisIs(queryClient)
  }, [queryClient])
  return (
    <main className={styles.screen}>
      <h1>This map is closed to you</h1>
      <p>
        {isPerson
          ? 'You may not see it any more. An admin of its workspace can let you in again.'
          : 'The link that let you in was revoked, or its time is over. Ask whoever shared the map for another.'}
        {unsent > 0 &&
          ` ${unsent === 1 ? 'A change that was' : `${unsent} changes that were`} not sent stays in this browser.`}
      </p>
      <div className={styles.ways}>
        {isPerson ? <Link to="/">Go to the library</Link> : <SignInLink />}
      </div>
    </main>
  )
}
