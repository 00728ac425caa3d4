import { getSession, oidcStart, signIn, signUp } from '@counterpoint/protocol'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from './api.ts'
import { rememberPlace } from './return-place.ts'
import { sessionQuery, type Session } from './session.ts'

export interface Credentials {
  readonly email: string
  readonly password: string
}

export interface NewAccount extends Credentials {
  readonly name: string
  /** Secret of an invitation. */
  readonly invitation?: string
}

type SignedIn = (session: Session) => void | Promise<void>

/** Signs in; `onDone` gets who this browser is now, before anything else hears of it. */
export function useSignIn(onDone: SignedIn) {
  const greet = useGreeting(onDone)
  return useMutation({
    networkMode: 'always',
    mutationFn: async (credentials: Credentials) => {
      await api.call(signIn, { body: credentials })
      await greet()
    },
  })
}

/**
 * Makes an account and signs it in. Answers whether that was possible: where an address has to be
 * confirmed first, a letter is on its way.
 */
export function useSignUp(onDone: SignedIn) {
  const greet = useGreeting(onDone)
  return useMutation({
    networkMode: 'always',
    mutationFn: async ({ email, password, ...account }: NewAccount): Promise<boolean> => {
      await api.call(signUp, { body: { email, password, ...account } })
      try {
        await api.call(signIn, { body: { email, password } })
      } catch {
        return false
      }
      await greet()
      return true
    },
  })
}

/** Goes to the OpenID provider; after it the browser is back at this place. */
export const useOidc = (invitation?: string) =>
  useMutation({
    networkMode: 'always',
    mutationFn: async () => {
      const { location: provider } = await api.call(oidcStart, {
        body: invitation === undefined ? {} : { invitation },
      })
      // An invitation is accepted on the way; there is nothing to come back to.
      if (invitation === undefined) rememberPlace()
      location.assign(provider)
    },
  })

function useGreeting(onDone: SignedIn): () => Promise<void> {
  const client = useQueryClient()
  return async () => {
    // An answer that is under way may be from before.
    await client.cancelQueries({ queryKey: sessionQuery.queryKey })
    const session = await api.call(getSession, {})
    await onDone(session)
    client.setQueryData(sessionQuery.queryKey, session)
    await client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' })
  }
}
