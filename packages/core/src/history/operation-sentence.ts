import type { Effect } from '../operation/effect.ts'
import type { Operation, SingleOperation } from '../operation/operation.ts'
import { counted, joined, namesOf, type KnownRecord } from './names.ts'
import { predicateOf } from './predicate.ts'

/** One entry of a map's log. */
export interface Told {
  readonly operation: Operation
  readonly effects: readonly Effect[]
  /** Whether it came with a file that was read in. */
  readonly isImport?: boolean
  /** Name of the person whose suggestion this was. */
  readonly suggestedBy?: string
}

/** Most steps of a batch that are told; the others are counted. */
const MOST_TOLD = 2

/**
 * What `who` did, in one sentence ([V5] to [V8]): “Ann rebutted “…” with “…”.” Records are named by
 * their words: those that the entry itself knows, else those of `known`, see `recordsOf`.
 */
export function operationSentence(who: string, told: Told, known: KnownRecord): string {
  const { operation, effects, isImport = false, suggestedBy } = told
  const subject = suggestedBy === undefined ? who : `${who}, as ${suggestedBy} suggested,`
  const names = namesOf(effects, known)
  const steps = operation.kind === 'batch' ? telling(operation.operations) : [operation]
  const shown = steps
    .slice(0, steps.length > MOST_TOLD + 1 ? MOST_TOLD : MOST_TOLD + 1)
    .map((step) => predicateOf(step, effects, names, isImport))
  const rest = steps.length - shown.length
  return `${subject} ${joined(rest === 0 ? shown : [...shown, `made ${counted(rest, 'more change')}`])}.`
}

/**
 * The steps of a batch that tell what it was for ([V6]): what brings sources, quotes and places
 * goes before what uses them, and a new claim is told by the inference that it is drawn with.
 */
function telling(steps: readonly SingleOperation[]): readonly SingleOperation[] {
  const drawn = new Set(
    steps.flatMap((step) => (step.kind === 'inference.create' ? step.inference.premises : [])),
  )
  const isMain = (step: SingleOperation): boolean =>
    !AUXILIARY.has(step.kind) && !(step.kind === 'claim.create' && drawn.has(step.claim.id))
  const main = steps.filter(isMain)
  if (main.length > 0) return main
  const beyondPlaces = steps.filter(({ kind }) => kind !== 'placement.set')
  return beyondPlaces.length > 0 ? beyondPlaces.slice(-1) : steps.slice(0, 1)
}

const AUXILIARY: ReadonlySet<SingleOperation['kind']> = new Set([
  'source.add',
  'quote.add',
  'placement.set',
])
