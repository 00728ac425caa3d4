import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
} from '@tanstack/react-router'
import { expect, it } from 'vitest'
import { mapSearch } from './search.ts'

/** What the page of a map is told of an address, by the router itself. */
async function toldOf(address: string): Promise<unknown> {
  const root = createRootRoute()
  const map = createRoute({ getParentRoute: () => root, path: '/map', validateSearch: mapSearch })
  const router = createRouter({
    routeTree: root.addChildren([map]),
    history: createMemoryHistory({ initialEntries: [`/map${address}`] }),
  })
  await router.load()
  return JSON.parse(JSON.stringify(router.state.matches.at(-1)!.search))
}

it('says what the address says', async () => {
  expect(await toldOf('')).toEqual({})
  const said = { view: 'history', panel: 'evidence', at: 3, since: 0, talk: 'activity' }
  expect(await toldOf('?view=history&panel=evidence&at=3&since=0&talk=activity')).toEqual(said)
  expect(await toldOf('?claim=c1&source=s1&quote=q1')).toEqual({
    claim: 'c1',
    source: 's1',
    quote: 'q1',
  })
})

it.each([
  'view=stands',
  'panel=nothing',
  'talk=1',
  'at=-1',
  'at=1.5',
  'since=now',
  'between=[1]',
  'claim=7',
  'view',
])('takes ?%s, which no page of ours wrote, as not said', async (search) => {
  expect(await toldOf(`?panel=about&${search}`)).not.toHaveProperty(search.split('=')[0]!)
  expect(await toldOf(`?view=map&${search.replace('view', 'talk')}`)).toMatchObject({ view: 'map' })
})
