import type { RefusedChange, SessionState } from '@counterpoint/client'
import {
  apply,
  asOneOperation,
  inverseOf,
  operationSchema,
  restoreAnyway,
  type ArgumentMap,
  type Operation,
  type SingleOperation,
} from '@counterpoint/core'
import type { LiveEntry } from '@counterpoint/protocol'
import { deletionOf, nameOf, tooLateToUndo, whoDid } from '../../data/who-did.ts'

/** A change that could not be kept, as its maker is told. */
export interface Trouble {
  readonly key: string
  /** Why, in a sentence with the name of whoever was quicker. */
  readonly reason: string
  /** What its maker wrote. */
  readonly words: readonly string[]
  readonly rescue: Rescue | undefined
}

/** What brings the change about after all. */
interface Rescue {
  readonly label: string
  readonly operation: Operation
  /** Whether it would write over what another did, which is asked about first. */
  readonly isAnyway?: boolean
}

type Told = Pick<SessionState, 'map' | 'activity' | 'you'>

/** Undefined: nothing was lost, since what the change was for is so already or has no object any more. */
export function troubleOf(
  { change: { key, operation }, problem }: RefusedChange,
  state: Told,
): Trouble | undefined {
  const { map, activity, you } = state
  const steps = stepsOf(operation)
  const words = steps.flatMap(wordsIn)
  const told = { key, words }
  if (problem.code !== 'rule_violated') {
    return { ...told, reason: problem.detail, rescue: undefined }
  }
  if (steps.every((step) => isIdle(step, map, problem.rule))) return undefined
  if (operation.kind === 'restore') {
    const { rule = '', subject = '', detail: message } = problem
    const reason = tooLateToUndo({ rule, subject, message }, state)
    const rescue = restoreAnyway(map, operation) && {
      label: 'Undo anyway',
      operation,
      isAnyway: true,
    }
    return { ...told, reason, rescue }
  }
  const missing = missingIn(steps, map)
  const deletion = missing.map((id) => deletionOf(activity, id)).find((entry) => entry)
  if (!deletion) return { ...told, reason: problem.detail, rescue: anew(operation) }
  const gone = missing.find((id) => deletionOf(activity, id) === deletion) ?? ''
  const reason = `${whoDid(deletion, you)} deleted ${nameOf(gone, map, deletion.effects)} meanwhile.`
  const rescue =
    placingOthers(operation, map) ?? restoring(deletion, operation, map) ?? anew(operation)
  return { ...told, reason, rescue }
}

const stepsOf = (operation: Operation): readonly (Operation | SingleOperation)[] =>
  operation.kind === 'batch' ? operation.operations : [operation]

/** Deletions of what is gone, places of what is gone, and steps that are there already. */
function isIdle(step: Operation | SingleOperation, map: ArgumentMap, rule?: string): boolean {
  switch (step.kind) {
    case 'placement.set':
      return step.placements.every(({ of }) => isMissing(of, map))
    case 'claim.delete':
      return !map.claims.has(step.claim)
    case 'inference.delete':
      return !map.inferences.has(step.inference)
    case 'position.delete':
      return !map.positions.has(step.position)
    case 'quote.remove':
      return !map.quotes.has(step.quote)
    case 'inference.create':
      return rule === 'O11'
    default:
      return false
  }
}

const isMissing = (id: string, map: ArgumentMap): boolean =>
  !map.claims.has(id as never) &&
  !map.inferences.has(id as never) &&
  !map.positions.has(id as never) &&
  !map.tensions.has(id as never)

/** Records that the steps build on, but for those that they make themselves, and that are gone. */
function missingIn(
  steps: readonly (Operation | SingleOperation)[],
  map: ArgumentMap,
): readonly string[] {
  const made = new Set(steps.map(madeBy))
  return steps.flatMap(neededBy).filter((id) => !made.has(id) && isMissing(id, map))
}

function madeBy(step: Operation | SingleOperation): string | undefined {
  switch (step.kind) {
    case 'claim.create':
      return step.claim.id
    case 'inference.create':
      return step.inference.id
    case 'position.create':
      return step.position.id
    default:
      return undefined
  }
}

function neededBy(step: Operation | SingleOperation): readonly string[] {
  switch (step.kind) {
    case 'claim.edit':
    case 'claim.attachQuote':
    case 'claim.detachQuote':
      return [step.claim]
    case 'claim.merge':
      return [step.from, step.into]
    case 'inference.create':
      return [...step.inference.premises, ...Object.values(step.inference.target)]
    case 'inference.retarget':
      return [step.inference, ...step.premises, ...Object.values(step.target)]
    case 'inference.edit':
      return [step.inference]
    case 'position.edit':
      return [step.position]
    case 'position.commit':
    case 'position.withdraw':
      return [step.position, step.claim]
    case 'tension.edit':
      return [step.tension]
    case 'placement.set':
      return step.placements.map(({ of }) => of)
    case 'tension.create':
      return step.tension.claims
    case 'equivalence.create':
      return step.equivalence.claims
    default:
      return []
  }
}

function wordsIn(step: Operation | SingleOperation): readonly string[] {
  switch (step.kind) {
    case 'claim.create':
      return [step.claim.text]
    case 'claim.edit':
    case 'inference.edit':
    case 'position.edit':
    case 'map.edit':
      return Object.entries(step.changes).flatMap(([field, value]) =>
        FREE_TEXTS.has(field) && typeof value === 'string' ? [value] : [],
      )
    case 'inference.create':
      return [step.inference.warrant, step.inference.rationale].filter((text) => text !== null)
    case 'position.create':
      return [step.position.title, step.position.statement].filter((text) => text !== '')
    case 'tension.create':
      return [step.tension.rationale]
    case 'tension.edit':
      return [step.rationale]
    default:
      return []
  }
}

const FREE_TEXTS: ReadonlySet<string> = new Set([
  'text',
  'note',
  'warrant',
  'rationale',
  'title',
  'statement',
  'question',
])

/** What a deletion took is put back, and the change made on it. */
function restoring(
  { effects }: LiveEntry,
  operation: Operation,
  map: ArgumentMap,
): Rescue | undefined {
  const back = inverseOf(effects)
  if (!back) return undefined
  const together = asOneOperation([back, operation])
  if (!apply(map, together).ok) return undefined
  const labels: Partial<Record<Operation['kind'], string>> = {
    'claim.edit': 'Restore with my text',
    'inference.create': 'Restore and connect',
  }
  return { label: labels[operation.kind] ?? 'Restore and do it', operation: together }
}

/** The cards that are still there go where they were put. */
function placingOthers(operation: Operation, map: ArgumentMap): Rescue | undefined {
  if (operation.kind !== 'placement.set') return undefined
  const placements = operation.placements.filter(({ of }) => !isMissing(of, map))
  return { label: 'Place the others', operation: { ...operation, placements } }
}

/** Where nobody knows any more what the claim was, its new words make a claim of their own. */
function anew(operation: Operation): Rescue | undefined {
  if (operation.kind !== 'claim.edit' || operation.changes.text === undefined) return undefined
  const claim = { id: operation.claim, text: operation.changes.text }
  return {
    label: 'Keep as a claim',
    operation: operationSchema.parse({ kind: 'claim.create', claim }),
  }
}
