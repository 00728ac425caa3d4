import type { Effect } from '@counterpoint/core'
import type { Actor, LiveEntry } from '@counterpoint/protocol'
import { isSameActor } from '../data/who-did.ts'

const WORDS = {
  claim: ['claim', 'claims'],
  inference: ['inference', 'inferences'],
  equivalence: ['equivalence', 'equivalences'],
  tension: ['tension', 'tensions'],
} as const

type Counted = keyof typeof WORDS

interface Deletion {
  /** What the deletion did here, before the server had it. */
  readonly expected: readonly Effect[]
  /** The log's entry for it. */
  readonly entry: LiveEntry
  /** What was done before, as far as it is known. */
  readonly activity: readonly LiveEntry[]
  readonly you: Actor | undefined
}

/**
 * What a deletion took with it that others had made meanwhile: “1 new inference by Ann was also
 * removed.” Undefined when it took what was expected.
 */
export function alsoRemoved({ expected, entry, activity, you }: Deletion): string | undefined {
  const known = new Set(expected.filter(isRemoval).map(({ id }) => id))
  const removed = entry.effects.filter(isRemoval).filter(({ id }) => !known.has(id))
  if (removed.length === 0) return undefined
  const parts = (Object.keys(WORDS) as Counted[]).flatMap((entity) => {
    const count = removed.filter((effect) => effect.entity === entity).length
    return count === 0 ? [] : [`${count} new ${WORDS[entity][count === 1 ? 0 : 1]}`]
  })
  const makers = activity
    .filter(({ by }) => !isSameActor(by, you) && by.name !== '')
    .filter(({ effects }) =>
      effects.some(({ id, before }) => before === null && removed.some((each) => each.id === id)),
    )
    .map(({ by }) => by.name)
  const list = new Intl.ListFormat('en')
  const by = makers.length === 0 ? '' : ` by ${list.format(new Set(makers))}`
  const verb = removed.length === 1 ? 'was' : 'were'
  return `${list.format(parts)}${by} ${verb} also removed.`
}

const isRemoval = ({ entity, after }: Effect): boolean => after === null && entity in WORDS
