import type { CommittedEntry, LogEntry, NamedSubject, Subject } from '@counterpoint/storage'

/** Names of those who are on a map, so that what they do can be told without looking them up. */
export class Names {
  readonly #known = new Map<string, string>()

  learn({ kind, id, name }: NamedSubject): void {
    this.#known.set(keyOf({ kind, id }), name)
  }

  /** `entries` with names; undefined when somebody is unknown here. */
  named(entries: readonly CommittedEntry[]): readonly LogEntry[] | undefined {
    const named: LogEntry[] = []
    for (const entry of entries) {
      const name = this.#known.get(keyOf(entry.subject))
      if (name === undefined) return undefined
      named.push({ ...entry, subject: { ...entry.subject, name } })
    }
    return named
  }
}

const keyOf = ({ kind, id }: Subject): string => `${kind} ${id ?? ''}`
