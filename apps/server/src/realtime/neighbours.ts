import {
  DISCUSSION_PARTS,
  downSchema,
  type DiscussionPart,
  type PresenceDown,
} from '@counterpoint/protocol'
import type { MessageBus } from '@counterpoint/storage'
import { z } from 'zod'

type People = PresenceDown['people']

/** Hints of the same moment go together; somebody waits for them. */
const HINT_WINDOW_MS = 20
/** Presence is a picture of people's pointers: ten times a second is plenty. */
const PRESENCE_WINDOW_MS = 100
/** Said at least this often, so that the people of a process that died can be told from quiet ones. */
const ALIVE_EVERY_MS = 10_000
const FORGOTTEN_AFTER_MS = 30_000

const messageSchema = z.object({
  from: z.string(),
  /** Maps whose log, rights or existence changed. */
  maps: z.array(z.string()).default([]),
  /** Maps that somebody begins to follow, and wants to know who is there. */
  asked: z.array(z.string()).default([]),
  /** Parts of discussions that changed. */
  discussed: z.array(z.object({ map: z.string(), part: z.enum(DISCUSSION_PARTS) })).default([]),
  people: z.array(z.object({ map: z.string(), person: z.unknown() })).default([]),
  hasLeft: z.boolean().default(false),
})

type Message = z.input<typeof messageSchema>

interface Listener {
  readonly hint: (map: string) => void
  readonly asked: (map: string) => void
  readonly discussed: (map: string, part: DiscussionPart) => void
  readonly people: (map: string, people: People) => void
}

/**
 * The other processes on the same database. They are told which maps changed, so that they look
 * into the log, what is new in discussions, and who is on a map. All of it may get lost: the log is
 * asked each second anyway, people are told again, and pages ask for discussions now and then.
 */
export class Neighbours {
  readonly #bus: MessageBus
  readonly #own: string
  readonly #listener: Listener
  readonly #endListening: () => void
  readonly #maps = new Set<string>()
  readonly #asked = new Set<string>()
  /** By map and part, so that the same news goes out once. */
  readonly #discussed = new Map<string, { readonly map: string; readonly part: DiscussionPart }>()
  readonly #people = new Map<string, { readonly map: string; readonly person: People[number] }>()
  readonly #processes = new Map<string, { at: number; readonly people: Map<string, string> }>()
  readonly #presenceTimer: NodeJS.Timeout
  #hintTimer: NodeJS.Timeout | undefined
  #hintedAt = 0
  #toldAt = 0

  constructor(bus: MessageBus, own: string, listener: Listener) {
    this.#bus = bus
    this.#own = own
    this.#listener = listener
    this.#endListening = bus.listen((text) => this.#hear(text))
    this.#presenceTimer = setInterval(() => this.#everyWindow(), PRESENCE_WINDOW_MS).unref()
  }

  /** Something about `map` changed here. */
  hint(map: string): void {
    this.#maps.add(map)
    this.#hintSoon()
  }

  /** Who else is on `map`? */
  ask(map: string): void {
    this.#asked.add(map)
    this.#hintSoon()
  }

  /** `part` of the discussion of `map` changed here. */
  announce(map: string, part: DiscussionPart): void {
    this.#discussed.set(`${map} ${part}`, { map, part })
    this.#hintSoon()
  }

  /** Who came, moved or left here; the last word about each goes out. */
  tell(map: string, people: People): void {
    for (const person of people) this.#people.set(person.session, { map, person })
  }

  close(): void {
    this.#endListening()
    clearInterval(this.#presenceTimer)
    clearTimeout(this.#hintTimer)
    this.#send({ hasLeft: true })
  }

  #hintSoon(): void {
    if (this.#hintTimer) return
    const wait = this.#hintedAt + HINT_WINDOW_MS - Date.now()
    this.#hintTimer = setTimeout(() => this.#sendHints(), Math.max(0, wait))
  }

  #sendHints(): void {
    this.#hintTimer = undefined
    this.#hintedAt = Date.now()
    this.#sendAll([...this.#maps], (maps) => ({ maps: [...maps] }))
    this.#sendAll([...this.#asked], (asked) => ({ asked: [...asked] }))
    this.#sendAll([...this.#discussed.values()], (discussed) => ({ discussed: [...discussed] }))
    this.#maps.clear()
    this.#asked.clear()
    this.#discussed.clear()
  }

  #everyWindow(): void {
    const people = [...this.#people.values()]
    this.#people.clear()
    this.#sendAll(people, (some) => ({ people: [...some] }))
    if (Date.now() - this.#toldAt >= ALIVE_EVERY_MS) this.#send({})
    for (const [process, { at }] of this.#processes) {
      if (Date.now() - at > FORGOTTEN_AFTER_MS) this.#forget(process)
    }
  }

  /** As many of `all` in one message as it holds; what is too large even alone is left out. */
  #sendAll<T>(all: readonly T[], messageOf: (some: readonly T[]) => Omit<Message, 'from'>): void {
    if (all.length === 0 || this.#send(messageOf(all)) || all.length === 1) return
    const half = Math.ceil(all.length / 2)
    this.#sendAll(all.slice(0, half), messageOf)
    this.#sendAll(all.slice(half), messageOf)
  }

  /** False if it is too long. */
  #send(message: Omit<Message, 'from'>): boolean {
    const text = JSON.stringify({ from: this.#own, ...message })
    if (Buffer.byteLength(text) > this.#bus.maxBytes) return false
    this.#bus.send(text)
    this.#toldAt = Date.now()
    return true
  }

  #hear(text: string): void {
    const message = messageIn(text)
    if (!message || message.from === this.#own) return
    const process = this.#processes.get(message.from) ?? { at: 0, people: new Map() }
    process.at = Date.now()
    this.#processes.set(message.from, process)
    for (const map of message.maps) this.#listener.hint(map)
    for (const map of message.asked) this.#listener.asked(map)
    for (const { map, part } of message.discussed) this.#listener.discussed(map, part)
    for (const { map, person } of message.people) {
      for (const known of peopleIn([person])) {
        if (known.state === null) process.people.delete(known.session)
        else process.people.set(known.session, map)
        this.#listener.people(map, [known])
      }
    }
    if (message.hasLeft) this.#forget(message.from)
  }

  #forget(process: string): void {
    const who = { kind: 'system', id: null, name: '' } as const
    for (const [session, map] of this.#processes.get(process)?.people ?? []) {
      this.#listener.people(map, [{ session, who, state: null }])
    }
    this.#processes.delete(process)
  }
}

/** What comes over the bus is of this version or another one; what is not understood is no news. */
function messageIn(text: string): z.output<typeof messageSchema> | undefined {
  try {
    return messageSchema.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}

function peopleIn(people: readonly unknown[]): People {
  const parsed = downSchema.safeParse({ kind: 'presence', isWhole: false, people })
  return parsed.success && parsed.data.kind === 'presence' ? parsed.data.people : []
}
