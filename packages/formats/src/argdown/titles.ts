import { roleOf, type ArgumentMap, type InferenceRole } from '@counterpoint/core'
import { inOrder } from '../order.ts'
import { keptOf } from './remainder.ts'
import { shortened } from '../text/shortened.ts'

/** What claims and inferences are called in an Argdown file. */
export interface ArgdownTitles {
  /** Title of every claim and of every inference, by id. Claims and inferences share no title. */
  readonly of: (id: string) => string
  /** Title of the unwritten conclusion that an inference has when it does not support a claim. */
  readonly ofConclusion: (kind: ConclusionKind, targetId: string) => string
}

/** Argdown argues for statements only: against a claim means for its denial, and so on. */
export type ConclusionKind = 'denial' | 'unsoundness' | 'soundness'

export const CONCLUSION_KINDS: readonly ConclusionKind[] = ['denial', 'unsoundness', 'soundness']

const ROLE_WORD: Readonly<Record<InferenceRole, string>> = {
  support: 'Support',
  rebuttal: 'Rebuttal',
  backing: 'Backing',
  undercut: 'Undercut',
}

const CONCLUSION_WORD: Readonly<Record<ConclusionKind, string>> = {
  denial: 'Not',
  unsoundness: 'Unsound',
  soundness: 'Sound',
}

/**
 * Titles made of the first words of claims, and for inferences of their role and first premise.
 * They are unique in the map, and the same for the same map.
 */
export function argdownTitles(map: ArgumentMap): ArgdownTitles {
  const unique = uniqueTitles()
  const { titleOf } = keptOf(map)
  const titles = new Map<string, string>()
  for (const { id, text } of inOrder(map.claims))
    titles.set(id, unique(titleOf(id) ?? (titleFrom(text) || `Claim ${id}`)))
  for (const inference of inOrder(map.inferences)) {
    const [first] = inference.premises
    const words = titleFrom((first && map.claims.get(first)?.text) ?? '') || inference.id
    titles.set(
      inference.id,
      unique(titleOf(inference.id) ?? `${ROLE_WORD[roleOf(inference)]}: ${words}`),
    )
  }
  const of = (id: string): string => titles.get(id) ?? id
  const conclusions = new Map<string, string>()
  const ofConclusion = (kind: ConclusionKind, targetId: string): string => {
    const key = `${kind} ${targetId}`
    const title = conclusions.get(key) ?? unique(`${CONCLUSION_WORD[kind]}: ${of(targetId)}`)
    conclusions.set(key, title)
    return title
  }
  return { of, ofConclusion }
}

/** Graphemes of a title: enough to recognise a claim, short enough for a card. */
const LENGTH = 60

/**
 * The part of `text` that can be a title. Titles cannot be escaped, so only characters that mean
 * nothing in Argdown stay: letters, digits, marks, and punctuation that starts nothing.
 */
function titleFrom(text: string): string {
  const plain = text
    .replace(/(?<=\p{Lu})\./gu, '')
    .replace(/[^\p{L}\p{N}\p{M} ,;’'“”–—?!%-]/gu, ' ')
    .replace(/-{2,}/g, '–')
    .replace(/^[\s–—-]+/u, '')
  return shortened(plain, LENGTH).replace(/[\s,;–—-]+(?=…?$)/u, '')
}

/** Whether a file of ours could call a claim or an inference with this `text` by `title`. */
export const isMade = (title: string, text: string): boolean => {
  const bare = title.replace(/ \(\d+\)$/, '')
  return bare === titleFrom(text) || /^(Claim|Support|Rebuttal|Backing|Undercut)\b/.test(bare)
}

/**
 * Gives a title back as it is the first time, with a number every other time. Argdown keeps
 * statements by title in plain objects, so what every object has is taken from the start.
 */
function uniqueTitles(): (title: string) => string {
  const taken = new Set(Object.getOwnPropertyNames(Object.prototype))
  const uses = new Map<string, number>()
  return (title) => {
    let candidate = title
    for (let use = uses.get(title) ?? 1; taken.has(candidate); candidate = `${title} (${use})`) {
      use++
      uses.set(title, use)
    }
    taken.add(candidate)
    return candidate
  }
}
