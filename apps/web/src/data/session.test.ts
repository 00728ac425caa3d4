import { QueryClient } from '@tanstack/react-query'
import { afterEach, expect, it, vi } from 'vitest'
import { askAgain, sessionQuery, type Session } from './session.ts'

afterEach(() => void vi.unstubAllGlobals())

const sessionOf = (maps: readonly string[]): Session => ({
  mode: 'accounts',
  signUp: 'invited',
  oidc: false,
  user: null,
  workspaces: [],
  shared: maps.map((map) => ({ map, role: 'viewer', abilities: ['map.read'] })),
})

it('believes no answer that was asked for before a link let this browser in', async () => {
  const answers: ((session: Session) => void)[] = []
  vi.stubGlobal(
    'fetch',
    () =>
      new Promise<Response>((resolve) => {
        answers.push((session) => resolve(Response.json(session)))
      }),
  )
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  const before = client.fetchQuery(sessionQuery).catch(() => undefined)
  await vi.waitFor(() => expect(answers).toHaveLength(1))

  const asked = askAgain(client)
  await vi.waitFor(() => expect(answers).toHaveLength(2))
  answers[1]?.(sessionOf(['m1']))
  answers[0]?.(sessionOf([]))
  expect((await asked).shared).toMatchObject([{ map: 'm1' }])
  await before
  expect(client.getQueryData(sessionQuery.queryKey)).toEqual(sessionOf(['m1']))
})
