import type { PresenceDown } from '../realtime/down.ts'

type Person = PresenceDown['people'][number]

/** Everybody else on a map, as a room tells of them. */
export class Others {
  readonly #people = new Map<string, Person>()

  get all(): readonly Person[] {
    return [...this.#people.values()]
  }

  /** `own` names this page's connection, which is told of like the others. */
  take({ isWhole, people }: PresenceDown, own: string | undefined): void {
    if (isWhole) this.#people.clear()
    for (const person of people) {
      if (person.session === own) continue
      if (person.state === null) this.#people.delete(person.session)
      else this.#people.set(person.session, person)
    }
  }

  clear(): void {
    this.#people.clear()
  }
}
