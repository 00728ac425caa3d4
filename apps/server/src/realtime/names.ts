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
      const subject = this.#named(entry.subject)
      const suggester = entry.suggestion && this.#named(entry.suggestion.by)
      if (subject === undefined || suggester === undefined) return undefined
      const suggestion = entry.suggestion && suggester && { ...entry.suggestion, by: suggester }
      named.push({ ...entry, subject, suggestion })
    }
    return named
  }

  #named(subject: Subject): NamedSubject | undefined {
    const name = this.#known.get(keyOf(subject))
    return name === undefined ? undefined : { ...subject, name }
  }
}

const keyOf = ({ kind, id }: Subject): string => `${kind} ${id ?? ''}`
