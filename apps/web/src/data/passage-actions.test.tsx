import {
  emptyMap,
  NO_CITATION,
  sliceCodePoints,
  writeDocument,
  type ClaimId,
  type MapId,
  type SourceId,
} from '@counterpoint/core'
import { MAP_ACTIONS } from '@counterpoint/protocol'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, renderHook, waitFor } from '@testing-library/react'
import type { ReactNode } from 'react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { NoticeProvider } from '../shared/ui/notices.tsx'
import { TooltipProvider } from '../shared/ui/tooltip.tsx'
import { MapSessionProvider, useMap, useUndo } from './map-session.tsx'
import { usePassageActions } from './passage-actions.ts'

const TEXT = 'The 🛳️ leaves at noon,\nand “nobody” knows why. it waits…'

const SOURCE = {
  id: 's1' as SourceId,
  title: 'The ferry',
  citation: NO_CITATION,
  language: 'en',
  sha256: '0'.repeat(64),
  text: TEXT,
  createdAt: '2026-01-01T00:00:00.000Z',
}

/** A server with one empty map, which takes every change. */
function answering(): typeof fetch {
  let revision = 0
  return async (address, init) => {
    if (init?.method === 'POST') return Response.json({ revision: ++revision, count: 1 })
    if ((address as string).endsWith('/access')) {
      return Response.json({ workspace: 'w1', role: 'owner', abilities: MAP_ACTIONS, aclEpoch: 0 })
    }
    return Response.json({ ...writeDocument(emptyMap('m1' as MapId, 'A map', '')), revision: 0 })
  }
}

beforeEach(() => void vi.stubGlobal('fetch', answering()))
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const Around = ({ children }: { readonly children: ReactNode }) => (
  <QueryClientProvider client={new QueryClient()}>
    <TooltipProvider>
      <NoticeProvider>
        <MapSessionProvider
          id={'m1' as MapId}
          whileOpening={null}
          onFailure={(failure) => {
            throw failure
          }}
        >
          {children}
        </MapSessionProvider>
      </NoticeProvider>
    </TooltipProvider>
  </QueryClientProvider>
)

async function openActions() {
  const { result } = renderHook(
    () => ({ make: usePassageActions(SOURCE), map: useMap(), ...useUndo() }),
    { wrapper: Around },
  )
  await waitFor(() => expect(result.current).not.toBeNull())
  return result
}

/** What `perform` answers, with the page up to date afterwards. */
function doing<T>(perform: () => T): T {
  const answers: T[] = []
  act(() => void answers.push(perform()))
  return answers[0] as T
}

const stretchOf = (words: string) => {
  const start = TEXT.indexOf(words)
  return { start, end: start + words.length }
}

it('makes a quote whose offsets count code points, and brings the source into the map', async () => {
  const page = await openActions()
  const quote = doing(() => page.current.make.quote(stretchOf('leaves at noon')))!
  expect(quote.exact).toBe('leaves at noon')
  expect(sliceCodePoints(TEXT, quote.start, quote.end)).toBe(quote.exact)
  expect(quote.start).toBeLessThan(stretchOf('leaves at noon').start)
  expect(page.current.map.quotes.get(quote.id)).toEqual(quote)
  const { text: _, createdAt: __, ...record } = SOURCE
  expect(page.current.map.sources.get(SOURCE.id)).toEqual(record)
})

it('makes no second quote of the same words', async () => {
  const page = await openActions()
  const first = doing(() => page.current.make.quote(stretchOf('nobody')))
  const second = doing(() => page.current.make.quote(stretchOf('nobody')))
  expect(second).toEqual(first)
  expect(page.current.map.quotes.size).toBe(1)
})

it.each([
  ['nobody', 'Nobody.'],
  ['knows why. it waits…', 'Knows why. it waits…'],
  ['leaves at noon,', 'Leaves at noon.'],
  ['noon,\nand', 'Noon, and.'],
  ['“nobody”', '“nobody”.'],
])('words the claim of %j as a sentence: %j', async (words, sentence) => {
  const page = await openActions()
  const id = doing(() => page.current.make.claim(stretchOf(words)))!
  const claim = page.current.map.claims.get(id)!
  expect(claim.text).toBe(sentence)
  expect(page.current.map.quotes.get(claim.quotes[0]!)?.exact).toBe(words)
})

it('makes quote, source and claim in one step of undo', async () => {
  const page = await openActions()
  doing(() => page.current.make.claim(stretchOf('nobody')))
  doing(() => page.current.undo())
  const { claims, quotes, sources } = page.current.map
  expect([claims.size, quotes.size, sources.size]).toEqual([0, 0, 0])
  doing(() => page.current.redo())
  expect(page.current.map.claims.size).toBe(1)
})

it('makes evidence for a claim, and none for a claim that is not there', async () => {
  const page = await openActions()
  const claim = doing(() => page.current.make.claim(stretchOf('nobody')))!
  const quote = doing(() => page.current.make.evidence(stretchOf('it waits'), claim))!
  expect(page.current.map.claims.get(claim)?.quotes).toContain(quote.id)
  expect(
    doing(() => page.current.make.evidence(stretchOf('leaves'), 'c9' as ClaimId)),
  ).toBeUndefined()
  expect(page.current.map.quotes.size).toBe(2)
})
