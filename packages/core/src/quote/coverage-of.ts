import type { Span } from './span.ts'

/**
 * Share in [0, 1] of a text of `length` code points that `spans` cover together; what several of
 * them cover counts once, what lies outside the text not at all. 0 for a text without length.
 */
export function coverageOf(spans: readonly Span[], length: number): number {
  if (length <= 0) return 0
  let covered = 0
  let reached = 0
  for (const { start, end } of spans.toSorted((a, b) => a.start - b.start)) {
    const from = Math.max(start, reached)
    const to = Math.min(end, length)
    if (to <= from) continue
    covered += to - from
    reached = to
  }
  return covered / length
}
