import { Refused } from '@counterpoint/client'
import { getSession } from '@counterpoint/protocol'
import { queryOptions, useQuery, type QueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import { api } from './api.ts'

export type Session = z.output<typeof getSession.reply>

/** Who this browser is for the server, and what that lets it see. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => api.call(getSession, { signal }),
  staleTime: 60_000,
})

/** Undefined until the server has said. */
export const useSession = (): Session | undefined => useQuery(sessionQuery).data

export const isSignedOut = (cause: unknown): boolean =>
  cause instanceof Refused && cause.problem.code === 'unauthenticated'

/** Who this browser is from now on; an answer that is under way may be from before. */
export async function askAgain(client: QueryClient): Promise<Session> {
  await client.cancelQueries({ queryKey: sessionQuery.queryKey })
  return await client.fetchQuery({ ...sessionQuery, staleTime: 0 })
}

/** Whoever hears that nobody is signed in asks again who this browser is. */
export const askWhoThisIs = (client: QueryClient): Promise<void> =>
  client.invalidateQueries({ queryKey: sessionQuery.queryKey })
