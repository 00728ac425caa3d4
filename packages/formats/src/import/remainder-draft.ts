import { LIMITS, type Remainder, type RemainderPart } from '@counterpoint/core'

/** What an import keeps of its file beside the map. */
export interface RemainderDraft {
  /** Keeps `content`, which belongs to the record `of`; null for the whole file. */
  readonly keep: (of: string | null, content: string) => void
  /** What was kept; nothing, when there was nothing to keep. */
  readonly kept: () => Remainder | undefined
  /** How many characters there was no room for. */
  readonly excess: () => number
}

/** Text that no database stores is cleaned of what it cannot store. */
export function remainderDraft(format: string): RemainderDraft {
  const parts: RemainderPart[] = []
  let length = 0
  let excess = 0
  return {
    keep(of, content) {
      const clean = content.replaceAll('\u0000', '').replace(/\p{Surrogate}/gu, '\uFFFD')
      const most = LIMITS.claims + LIMITS.inferences
      if (length + clean.length > LIMITS.remainder || parts.length >= most) {
        excess += clean.length
        return
      }
      length += clean.length
      parts.push({ of, content: clean })
    },
    kept: () => (parts.length === 0 ? undefined : { format, parts }),
    excess: () => excess,
  }
}
