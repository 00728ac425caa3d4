import { recordOf, type ArgumentMap, type Operation, type Overridden } from '@counterpoint/core'
import type { LiveEntry } from '../../realtime/down.ts'
import { canonicalJson } from '../canonical-json.ts'
import { hold } from './failure.ts'

/** [R10] Nobody's work is taken back by another's undo: what it reverses is still there. */
export function checkRestore(map: ArgumentMap, operation: Operation): void {
  if (operation.kind !== 'restore') return
  for (const { entity, id, before } of operation.effects) {
    const present = recordOf(map, entity, id) as Record<string, unknown> | undefined
    hold(
      before === null ? !present : present,
      () => `Undo takes ${entity} ${id} back, which somebody made or deleted since.`,
    )
    for (const [field, value] of Object.entries(before ?? {})) {
      hold(
        canonicalJson(present?.[field]) === canonicalJson(value),
        () => `Undo takes ${field} of ${entity} ${id} back, which somebody changed since.`,
      )
    }
  }
}

/** [O14], [O15] of core: no word of two people is lost without being said. */
export function checkMerge(
  before: ArgumentMap,
  operation: Operation,
  after: ArgumentMap,
  overridden: readonly Overridden[],
): void {
  if (operation.kind !== 'claim.edit') return
  const { claim, base, changes } = operation
  const standing = before.claims.get(claim)?.text ?? ''
  if (base?.text === undefined || changes.text === undefined || standing === base.text) return
  const old = new Set(wordsOf(base.text))
  const kept = new Set(wordsOf(after.claims.get(claim)?.text ?? ''))
  const told = new Set(overridden.flatMap(({ passages }) => passages.flatMap(wordsOf)))
  for (const word of wordsOf(changes.text)) {
    hold(old.has(word) || kept.has(word), () => `The merge of ${claim} lost “${word}”.`)
  }
  for (const word of wordsOf(standing)) {
    const isSafe = old.has(word) || kept.has(word) || told.has(word)
    hold(isSafe, () => `The merge of ${claim} lost “${word}” and does not say so.`)
  }
}

const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}]+/gu) ?? []

/** [P1] to [P3]: revisions follow one another, nothing happens twice, queues keep their order. */
export function checkLog(entries: readonly LiveEntry[]): void {
  const last = new Map<string, number>()
  for (const [index, { revision, client, number }] of entries.entries()) {
    hold(revision === index + 1, () => `Revision ${revision} follows on ${index}.`)
    if (client === null || number === null) continue
    const before = last.get(client) ?? 0
    hold(number !== before, () => `Mutation ${number} of ${client} took effect twice.`)
    hold(number > before, () => `Mutation ${number} of ${client} took effect after ${before}.`)
    last.set(client, number)
  }
}
