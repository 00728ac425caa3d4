import type { Entities, EntityName, Effect } from '../operation/effect.ts'
import { COLLECTION_OF } from '../operation/effect.ts'
import type { ArgumentMap } from '../model/argument-map.ts'
import type { Target } from '../model/inference.ts'
import { roleOf } from '../query/roles.ts'
import { shortened } from '../unicode/shortened.ts'

/** A record by its kind and id, as it is or as it last was; undefined when nobody knows it. */
export type KnownRecord = <E extends Exclude<EntityName, 'map' | 'placement'>>(
  entity: E,
  id: string,
) => Entities[E] | undefined

/** The records of `map`; where `map` has none, those that `gone` held last. */
export const recordsOf =
  (map: ArgumentMap, gone: readonly Effect[] = []): KnownRecord =>
  (entity, id) =>
    ((map[COLLECTION_OF[entity]] as ReadonlyMap<string, unknown>).get(id) ??
      wholeIn(gone, entity, id)) as never

/** The whole record that one of `effects` created or deleted. */
function wholeIn(effects: readonly Effect[], entity: EntityName, id: string): unknown {
  const effect = effects.find(
    (each) =>
      each.entity === entity && each.id === id && (each.before === null || each.after === null),
  )
  return effect && (effect.before ?? effect.after)
}

/** Code points of a text that a sentence quotes at most. */
const LONGEST = 90

/** `text` on one line, without its full stop. */
export const onOneLine = (text: string): string =>
  text.replace(/\s+/gu, ' ').replace(/[.\s]+$/u, '')

/** `text` on one line, without its full stop, cut at 90 code points, in quotation marks. */
export function quoted(text: string): string {
  return `“${shortened(onOneLine(text), LONGEST)}”`
}

export const joined = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`

export const counted = (count: number, one: string, many = `${one}s`): string =>
  count === 1 ? `a ${one}`.replace(/^a (?=[aeiou])/, 'an ') : `${count} ${many}`

/** How a sentence names records: by their words, never by their ids ([V5], [V7]). */
export interface Names {
  readonly claim: (id: string) => string
  readonly claims: (ids: readonly string[]) => string
  /** “the rebuttal of “…” by “…””. */
  readonly inference: (id: string) => string
  readonly step: (id: string) => string
  readonly target: (target: Target) => string
  readonly position: (id: string) => string
  readonly audience: (id: string) => string
  readonly quote: (id: string) => string
  readonly source: (id: string) => string
}

export function namesOf(effects: readonly Effect[], known: KnownRecord): Names {
  const find: KnownRecord = (entity, id) =>
    known(entity, id) ?? (wholeIn(effects, entity, id) as never)

  const claim = (id: string): string => {
    const text = find('claim', id)?.text
    return text === undefined ? 'a claim since deleted' : quoted(text)
  }
  const claims = (ids: readonly string[]): string => joined(ids.map(claim))
  const step = (id: string, depth = 0): string => {
    const inference = find('inference', id)
    if (!inference || depth > 2) return 'a step since deleted'
    const { premises, target: aim } = inference
    const goal = 'claim' in aim ? claim(aim.claim) : step(aim.inference, depth + 1)
    return `the step from ${claims(premises)} to ${goal}`
  }
  const target = (aim: Target): string =>
    'claim' in aim ? claim(aim.claim) : step(aim.inference, 0)
  return {
    claim,
    claims,
    step: (id) => step(id),
    target,
    inference: (id) => {
      const inference = find('inference', id)
      if (!inference) return 'an inference since deleted'
      return `the ${roleOf(inference)} of ${target(inference.target)} by ${claims(inference.premises)}`
    },
    position: (id) => {
      const title = find('position', id)?.title
      return title === undefined ? 'a position since deleted' : quoted(title)
    },
    audience: (id) => {
      const title = find('audience', id)?.title
      return title === undefined ? 'since deleted' : quoted(title)
    },
    quote: (id) => {
      const exact = find('quote', id)?.exact
      return exact === undefined ? 'a quote since removed' : quoted(exact)
    },
    source: (id) => {
      const title = find('source', id)?.title
      return title === undefined ? 'a source since removed' : quoted(title)
    },
  }
}
