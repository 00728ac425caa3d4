import {
  apply,
  emptyMap,
  writeDocument,
  type ArgumentMap,
  type Effect,
  type MapId,
  type Operation,
} from '@counterpoint/core'
import { ERROR_CODES, type ErrorCode, type Problem } from '@counterpoint/protocol'
import { createApi, type Api } from '../api.ts'

/** What happens to the next submission. */
type Mishap =
  /** It takes effect, and the answer is lost on the way back. */
  | 'answer lost'
  /** It never arrives. */
  | 'request lost'

interface LogEntry {
  readonly revision: number
  readonly operation: Operation
  readonly effects: readonly Effect[]
  /** The queue that it came from, where it came over a socket. */
  readonly sender?: { readonly client: string; readonly number: number }
}

/** The server's side of one map as the wire shows it, with the bad weather that a test asks for. */
export class ScriptedServer {
  readonly id: MapId
  /** Every submission that arrived, in order. */
  readonly arrived: { readonly key: string; readonly operations: readonly Operation[] }[] = []
  readonly log: LogEntry[] = []
  map: ArgumentMap
  /** How many requests of any kind were made. */
  asked = 0
  isAway = false
  isGone = false
  /** Nobody is signed in while this is set. */
  isStrange = false
  /** Entries in a page of the log, however many are asked for. */
  longestPage = 2
  /** Reading the log fails while this is set. */
  isLogAway = false
  readonly #mishaps: Mishap[] = []
  readonly #answers = new Map<string, { revision: number; count: number }>()
  #gate: Promise<void> = Promise.resolve()

  constructor(id: string) {
    this.id = id as MapId
    this.map = emptyMap(this.id, 'A map', '')
  }

  get api(): Api {
    return createApi({ base: 'http://server.test', fetch: this.fetch })
  }

  get revision(): number {
    return this.log.length
  }

  /** Holds every submission back until the answer is called. */
  hold(): () => void {
    let release = (): void => undefined
    this.#gate = new Promise((resolve) => {
      release = resolve
    })
    return release
  }

  befall(...mishaps: readonly Mishap[]): void {
    this.#mishaps.push(...mishaps)
  }

  /** A change by somebody else. */
  change(operation: Operation): void {
    const applied = apply(this.map, operation)
    if (!applied.ok) throw new Error(applied.error.message)
    this.map = applied.value.map
    this.log.push({ revision: this.revision + 1, operation, effects: applied.value.effects })
  }

  /** Decides a change that came over a socket; answers why it is refused, if it is. */
  decide(operation: Operation, sender: { client: string; number: number }): string | undefined {
    const applied = apply(this.map, operation)
    if (!applied.ok) return applied.error.message
    this.map = applied.value.map
    const { effects } = applied.value
    this.log.push({ revision: this.revision + 1, operation, effects, sender })
    return undefined
  }

  readonly fetch: typeof fetch = async (input, init) => {
    const { pathname, searchParams } = new URL(input as string)
    this.asked++
    if (this.isAway) throw new TypeError('Failed to fetch')
    if (this.isStrange) return refusal('unauthenticated', 'Nobody is signed in.')
    if (this.isGone) return refusal('not_found', 'There is no such map.')
    if (pathname === `/api/maps/${this.id}`) {
      return Response.json({ ...writeDocument(this.map), revision: this.revision })
    }
    if (init?.method === 'GET') return this.#readLog(searchParams)
    await this.#gate
    return this.#submit(
      new Headers(init?.headers).get('idempotency-key') ?? '',
      (JSON.parse(init?.body as string) as { operations: Operation[] }).operations,
    )
  }

  #readLog(query: URLSearchParams): Response {
    if (this.isLogAway) throw new TypeError('Failed to fetch')
    const after = Number(query.get('after'))
    const limit = Math.min(this.longestPage, Number(query.get('limit') ?? this.longestPage))
    const items = this.log.slice(after, after + limit).map(({ sender: _sender, ...entry }) => ({
      ...entry,
      subject: { kind: 'user', id: null, name: 'Owner' },
      origin: 'rest',
      suggestion: null,
      at: '2026-01-01T00:00:00.000Z',
    }))
    const last = after + items.length
    return Response.json({ items, next: last < this.revision ? last : null })
  }

  #submit(key: string, operations: readonly Operation[]): Response {
    const mishap = this.#mishaps.shift()
    if (mishap === 'request lost') throw new TypeError('Failed to fetch')
    this.arrived.push({ key, operations })
    const before = this.#answers.get(key)
    if (before) return Response.json(before)
    for (const operation of operations) {
      const applied = apply(this.map, operation)
      if (!applied.ok) return refusal('rule_violated', applied.error.message)
      this.change(operation)
    }
    const answer = { revision: this.revision, count: operations.length }
    this.#answers.set(key, answer)
    if (mishap === 'answer lost') throw new TypeError('Failed to fetch')
    return Response.json(answer)
  }
}

export const problemOf = (code: ErrorCode, detail: string): Problem => ({
  type: 'about:blank',
  ...ERROR_CODES[code],
  code,
  detail,
})

export function refusal(code: ErrorCode, detail: string): Response {
  const problem = problemOf(code, detail)
  const { status } = problem
  return Response.json(problem, { status, headers: { 'content-type': 'application/problem+json' } })
}
