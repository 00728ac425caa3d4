import { describe, expect, it } from 'vitest'
import { arrange } from './arrange.ts'
import { LayoutClient, type LayoutWorker } from './layout-client.ts'
import type { LayoutInput } from './layout-input.ts'
import { answerTo, type LayoutRequest } from './layout-messages.ts'

/** A worker in this thread: what is posted is cloned, and answered when the test says so. */
class ThreadWorker extends EventTarget {
  readonly posted: LayoutRequest[] = []
  isTerminated = false

  postMessage(request: LayoutRequest): void {
    this.posted.push(structuredClone(request))
  }

  terminate(): void {
    this.isTerminated = true
  }

  answer(): void {
    for (const request of this.posted.splice(0)) {
      this.dispatchEvent(new MessageEvent('message', { data: structuredClone(answerTo(request)) }))
    }
  }
}

function aClient() {
  const workers: ThreadWorker[] = []
  const client = new LayoutClient(() => {
    const worker = new ThreadWorker()
    workers.push(worker)
    return worker as unknown as LayoutWorker
  })
  return { client, workers }
}

const card = (id: string) => ({
  id,
  kind: 'claim' as const,
  width: 220,
  height: 90,
  group: null,
  isThesis: false,
})
const input: LayoutInput = { nodes: [card('a'), card('b')], edges: [] }

describe('LayoutClient', () => {
  it('answers with the places that arrange finds', async () => {
    const { client, workers } = aClient()
    const outcome = client.arrange(input)
    workers[0]!.answer()
    expect(await outcome).toEqual({ kind: 'arranged', places: arrange(input) })
  })

  it('keeps its worker for the next request', async () => {
    const { client, workers } = aClient()
    for (const size of [1, 2]) {
      const outcome = client.arrange({ ...input, nodes: input.nodes.slice(0, size) })
      workers[0]!.answer()
      expect(await outcome).toMatchObject({ places: { size } })
    }
    expect(workers).toHaveLength(1)
  })

  it('lets the latest request win and ends the worker of the one before', async () => {
    const { client, workers } = aClient()
    const first = client.arrange(input)
    const second = client.arrange(input)
    expect(await first).toEqual({ kind: 'cancelled' })
    expect(workers.map(({ isTerminated }) => isTerminated)).toEqual([true, false])
    workers[1]!.answer()
    expect((await second).kind).toBe('arranged')
  })

  it('ends a running request when it is cancelled', async () => {
    const { client, workers } = aClient()
    const outcome = client.arrange(input)
    client.cancel()
    expect(await outcome).toEqual({ kind: 'cancelled' })
    expect(workers[0]!.isTerminated).toBe(true)
  })

  it('says in a sentence that layout failed', async () => {
    const { client, workers } = aClient()
    const broken = { nodes: [{ ...card('a'), fixed: null }], edges: null } as unknown as LayoutInput
    const outcome = client.arrange(broken)
    workers[0]!.answer()
    expect(await outcome).toEqual({
      kind: 'failed',
      message: expect.stringMatching(
        /^The map could not be arranged \(.+\); the cards stay where they are\.$/,
      ),
    })
  })

  it('says in a sentence that the worker broke down or could not start, and starts anew', async () => {
    const { client, workers } = aClient()
    const outcome = client.arrange(input)
    workers[0]!.dispatchEvent(new Event('error'))
    expect(await outcome).toMatchObject({
      kind: 'failed',
      message: expect.stringContaining('reload the page'),
    })
    const next = client.arrange(input)
    workers[1]!.answer()
    expect((await next).kind).toBe('arranged')
    const barred = new LayoutClient(() => {
      throw new Error('Workers are not allowed here.')
    })
    expect((await barred.arrange(input)).kind).toBe('failed')
  })
})
