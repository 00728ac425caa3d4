import {
  mapOf,
  operationSentence,
  recordsOf,
  Timeline,
  type ArgumentMap,
  type MapId,
} from '@counterpoint/core'
import { getMap, readLog, type logEntryReply } from '@counterpoint/protocol'
import type { z } from 'zod'
import type { Api } from './api.ts'
import { Listeners } from './listeners.ts'

/** An entry of the log: who did what, when, and what it did to which record. */
export type PastEntry = z.output<typeof logEntryReply>

/** How much of a history is here; a new object whenever that changed. */
export interface HistoryState {
  /** The earliest revision that can be looked at; 0 once the whole log is here. */
  readonly first: number
  readonly last: number
  /** Why no more of the log came; `refresh` tries again. */
  readonly failure: Error | undefined
}

/** The longest page that a log is read in. */
const PAGE = 500

/**
 * What a map was at each of its revisions. It begins with the map as it is and reads the log page by
 * page into the past, so that the latest is there at once; what others do since joins at the end.
 */
export class MapHistory {
  readonly #id: MapId
  readonly #api: Api
  readonly #timeline: Timeline
  readonly #entries = new Map<number, PastEntry>()
  readonly #sentences = new Map<number, string>()
  readonly #listeners = new Listeners()
  readonly #closing = new AbortController()
  #reading: Promise<void> | undefined
  #isAsked = false
  #state: HistoryState

  private constructor(id: MapId, api: Api, present: { revision: number; map: ArgumentMap }) {
    this.#id = id
    this.#api = api
    this.#timeline = new Timeline(present)
    this.#state = { first: present.revision, last: present.revision, failure: undefined }
  }

  /** Loads the map as it is, and goes on with its log. Throws `Refused`, `Unreachable`. */
  static async open(id: MapId, api: Api): Promise<MapHistory> {
    const document = await api.call(getMap, { params: { id } })
    const { revision } = document
    const history = new MapHistory(id, api, { revision, map: mapOf(document) })
    void history.refresh()
    return history
  }

  state = (): HistoryState => this.#state

  subscribe = this.#listeners.add

  /** The map at a revision that is here: from `first` to `last`. */
  mapAt(revision: number): ArgumentMap {
    return this.#timeline.mapAt(revision)
  }

  /** What made `revision`; undefined for the creation, and while it is not here. */
  entry(revision: number): PastEntry | undefined {
    return this.#entries.get(revision)
  }

  /** What was done at `revision`, in a sentence; records are named as they were then. */
  sentence(revision: number): string | undefined {
    const entry = this.#entries.get(revision)
    if (!entry) return undefined
    const known = this.#sentences.get(revision)
    if (known !== undefined) return known
    const { operation, effects, origin, suggestion, subject } = entry
    const told = {
      operation,
      effects,
      isImport: origin === 'import' || origin === 'seed',
      ...(suggestion && { suggestedBy: suggestion.by.name }),
    }
    const sentence = operationSentence(subject.name, told, recordsOf(this.mapAt(revision)))
    this.#sentences.set(revision, sentence)
    return sentence
  }

  /** Reads what was done since, and then what is missing of the past. */
  refresh(): Promise<void> {
    this.#isAsked = true
    this.#reading ??= this.#readAll().finally(() => {
      this.#reading = undefined
      // Somebody asked just after the last look.
      if (this.#isAsked) void this.refresh()
    })
    return this.#reading
  }

  close(): void {
    this.#closing.abort()
    this.#listeners.clear()
  }

  async #readAll(): Promise<void> {
    try {
      while (this.#isAsked || this.#timeline.first > 0) {
        if (this.#isAsked) await this.#readOn()
        else await this.#readBack()
      }
      this.#publish(undefined)
    } catch (cause) {
      if (this.#closing.signal.aborted) return
      this.#isAsked = false
      this.#publish(cause as Error)
    }
  }

  /** What follows the last revision that is here, to the end of the log. */
  async #readOn(): Promise<void> {
    this.#isAsked = false
    for (;;) {
      const { last } = this.#timeline
      const { items, next } = await this.#page(last, PAGE)
      if (items.length > 0) {
        this.#keep(items)
        this.#timeline.append(items)
        this.#publish(undefined)
      }
      if (next === null) return
    }
  }

  /** The page before the first revision that is here. */
  async #readBack(): Promise<void> {
    const { first } = this.#timeline
    const after = Math.max(0, first - PAGE)
    const { items } = await this.#page(after, first - after)
    this.#keep(items)
    this.#timeline.prepend(items)
    this.#publish(undefined)
  }

  #page(after: number, limit: number) {
    const { signal } = this.#closing
    return this.#api.call(readLog, { params: { id: this.#id }, query: { after, limit }, signal })
  }

  #keep(entries: readonly PastEntry[]): void {
    for (const entry of entries) this.#entries.set(entry.revision, entry)
  }

  #publish(failure: Error | undefined): void {
    const { first, last } = this.#timeline
    const before = this.#state
    if (before.first === first && before.last === last && before.failure === failure) return
    this.#state = { first, last, failure }
    this.#listeners.tell()
  }
}
