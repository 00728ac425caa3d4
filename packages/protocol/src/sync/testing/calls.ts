/** Requests under way to a log: each is carried out, and answered, when the run says so. */
interface Call {
  /** Whose; a process that dies hears no answer any more. */
  readonly caller: object
  readonly carryOut: () => unknown
  readonly resolve: (answer: unknown) => void
  readonly reject: (cause: Error) => void
  outcome?: { readonly answer: unknown } | { readonly cause: Error }
}

export class Calls {
  #open: Call[] = []

  get count(): number {
    return this.#open.length
  }

  add<T>(caller: object, carryOut: () => T): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.#open.push({ caller, carryOut, resolve: resolve as (answer: unknown) => void, reject })
    })
  }

  /** Carries out call number `index`, without answering. `isLost`: it never arrives. */
  carryOut(index: number, isLost: boolean): void {
    const call = this.#open[index % this.#open.length]
    if (!call || call.outcome) return
    call.outcome = isLost ? { cause: new Error('The log is down.') } : { answer: call.carryOut() }
  }

  /** Answers call number `index`, if it was carried out. `isLost`: the answer never arrives. */
  answer(index: number, isLost: boolean): void {
    const call = this.#open[index % this.#open.length]
    if (!call?.outcome) return
    this.#open = this.#open.filter((other) => other !== call)
    if (isLost) call.reject(new Error('The connection to the log was lost.'))
    else if ('cause' in call.outcome) call.reject(call.outcome.cause)
    else call.resolve(call.outcome.answer)
  }

  /** The process died: what it asked for may still be carried out, and nobody hears of it. */
  orphan(caller: object, isCarriedOut: (index: number) => boolean): void {
    const mine = this.#open.filter((call) => call.caller === caller)
    this.#open = this.#open.filter((call) => call.caller !== caller)
    for (const [index, call] of mine.entries()) {
      if (!call.outcome && isCarriedOut(index)) call.carryOut()
    }
  }
}
