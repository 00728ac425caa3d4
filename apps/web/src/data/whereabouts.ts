import { LIVE_LIMITS, type PresenceState } from '@counterpoint/protocol'

/** At most about 14 times a second. */
const EVERY_MS = 70

/** What a page tells of its person, part by part. */
export interface Whereabouts extends Omit<PresenceState, 'selected'> {
  /** The record that the panes of the workbench are about. */
  readonly chosen: string | null
  /** Cards that are picked together on the canvas. */
  readonly picked: readonly string[]
}

const NOWHERE: Whereabouts = { pointer: null, chosen: null, picked: [], editing: null, view: null }

/** Gathers where a person is, and hands it on when it changed: at once, then not too often. */
export class WhereaboutsReporter {
  readonly #send: (state: PresenceState) => void
  #now = NOWHERE
  #sent = JSON.stringify(stateOf(NOWHERE))
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(send: (state: PresenceState) => void) {
    this.#send = send
  }

  report(part: Partial<Whereabouts>): void {
    this.#now = { ...this.#now, ...part }
    if (this.#timer === undefined) this.#tell()
  }

  close(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
  }

  #tell(): void {
    const state = stateOf(this.#now)
    const text = JSON.stringify(state)
    if (text === this.#sent) return
    this.#sent = text
    this.#send(state)
    this.#timer = setTimeout(() => {
      this.#timer = undefined
      this.#tell()
    }, EVERY_MS)
  }
}

function stateOf({ pointer, chosen, picked, editing, view }: Whereabouts): PresenceState {
  const selected = new Set(chosen === null ? picked : [chosen, ...picked])
  return { pointer, selected: [...selected].slice(0, LIVE_LIMITS.selection), editing, view }
}
