import type { ArgumentMap } from '../model/argument-map.ts'
import type { OperationKind, OperationOf } from '../operation/operation.ts'
import type { Choices } from './choices.ts'
import type { Room } from './room.ts'

/** For each kind `K`, how to make an operation that suits the map as it is; undefined if none can. */
export type Fitting<K extends OperationKind> = {
  readonly [Kind in K]: (
    map: ArgumentMap,
    choices: Choices,
    room: Room,
  ) => OperationOf<Kind> | undefined
}

/** Kinds of operation on one entity: `KindsOn<'claim'>` is `claim.create`, `claim.edit`… */
export type KindsOn<Entity extends string> = Extract<OperationKind, `${Entity}.${string}`>

export const someIdIn = <I extends string>(records: ReadonlyMap<I, unknown>, choices: Choices): I =>
  choices.oneOf([...records.keys()])
