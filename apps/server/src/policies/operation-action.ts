import type { Operation, OperationKind } from '@counterpoint/core'
import type { MapAction } from '@counterpoint/protocol'

/** What each kind of operation demands. A new kind does not compile until it is here. */
const ACTIONS: Readonly<Record<Exclude<OperationKind, 'batch'>, MapAction>> = {
  'map.edit': 'map.edit',
  'source.add': 'map.edit',
  'source.remove': 'map.edit',
  'quote.add': 'map.edit',
  'quote.remove': 'map.edit',
  'claim.create': 'map.edit',
  'claim.edit': 'map.edit',
  'claim.attachQuote': 'map.edit',
  'claim.detachQuote': 'map.edit',
  'claim.merge': 'map.edit',
  'claim.delete': 'map.edit',
  'inference.create': 'map.edit',
  'inference.edit': 'map.edit',
  'inference.retarget': 'map.edit',
  'inference.delete': 'map.edit',
  'equivalence.create': 'map.edit',
  'equivalence.delete': 'map.edit',
  'tension.create': 'map.edit',
  'tension.edit': 'map.edit',
  'tension.delete': 'map.edit',
  'position.create': 'map.edit',
  'position.edit': 'map.edit',
  'position.commit': 'map.edit',
  'position.withdraw': 'map.edit',
  'position.delete': 'map.edit',
  'audience.create': 'map.edit',
  'audience.edit': 'map.edit',
  'audience.delete': 'map.edit',
  'placement.set': 'map.edit',
  restore: 'map.edit',
}

/** Everything that `operation` demands, all of which its sender must be allowed. */
export const actionsOf = (operation: Operation): readonly MapAction[] =>
  operation.kind === 'batch'
    ? [...new Set(operation.operations.map(({ kind }) => ACTIONS[kind]))]
    : [ACTIONS[operation.kind]]
