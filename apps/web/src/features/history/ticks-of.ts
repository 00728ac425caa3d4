import type { PastEntry } from '@counterpoint/client'

/** One who changed the map, and how often in each stretch of its past. */
export interface AuthorTicks {
  readonly key: string
  readonly name: string
  readonly count: number
  /** Changes by stretch, in order; all stretches are equally long. */
  readonly byStretch: readonly number[]
}

/** The first change of a day. */
export interface DayTick {
  readonly revision: number
  readonly date: Date
}

export interface Ticks {
  /** Revisions from 1 to the last fall into so many stretches. */
  readonly stretches: number
  /** Who changed most comes first; beyond a few, the others are one. */
  readonly authors: readonly AuthorTicks[]
  readonly days: readonly DayTick[]
}

const MOST_STRETCHES = 240
const MOST_AUTHORS = 4

/**
 * Who changed the map when, of the revisions after `first`, which are read already: `entryAt` gives
 * what made one.
 */
export function ticksOf(
  { first, last }: { readonly first: number; readonly last: number },
  entryAt: (revision: number) => PastEntry | undefined,
): Ticks {
  const stretches = Math.min(last, MOST_STRETCHES)
  const authors = new Map<string, { name: string; count: number; byStretch: number[] }>()
  const days: DayTick[] = []
  let day = ''
  for (let revision = first + 1; revision <= last; revision++) {
    const entry = entryAt(revision)
    if (!entry) continue
    const { kind, id, name } = entry.subject
    const key = `${kind} ${id ?? ''}`
    const author = authors.get(key) ?? { name, count: 0, byStretch: zeros(stretches) }
    authors.set(key, author)
    author.count++
    author.byStretch[stretchOf(revision, last, stretches)]!++
    const date = new Date(entry.at)
    if (date.toDateString() === day) continue
    day = date.toDateString()
    days.push({ revision, date })
  }
  const byCount = [...authors]
    .map(([key, author]) => ({ key, ...author }))
    .toSorted((a, b) => b.count - a.count)
  return { stretches, authors: fewer(byCount, stretches), days }
}

const zeros = (length: number): number[] => Array.from({ length }, () => 0)

const stretchOf = (revision: number, last: number, stretches: number): number =>
  Math.min(stretches - 1, Math.floor(((revision - 1) / last) * stretches))

/** Where the middle of a stretch lies on the line from revision 0 to the last, in [0, 1]. */
export const middleOf = (stretch: number, stretches: number, last: number): number =>
  (stretch + 0.5) / stretches + 0.5 / last

function fewer(authors: readonly AuthorTicks[], stretches: number): readonly AuthorTicks[] {
  if (authors.length <= MOST_AUTHORS) return authors
  const named = authors.slice(0, MOST_AUTHORS - 1)
  const others = authors.slice(MOST_AUTHORS - 1)
  return [
    ...named,
    {
      key: 'others',
      name: `${others.length} others`,
      count: others.reduce((sum, { count }) => sum + count, 0),
      byStretch: zeros(stretches).map((_, stretch) =>
        others.reduce((sum, { byStretch }) => sum + byStretch[stretch]!, 0),
      ),
    },
  ]
}
