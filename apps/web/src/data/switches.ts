import { SWITCH_KINDS, type ArgumentMap, type AudienceSwitches } from '@counterpoint/core'
import type { Switches } from '@counterpoint/core/semantics'

/** What kinds of record a what-if switches; `given` grants a claim, all others switch off. */
export type SwitchKind = keyof Switches

/** One switch that is set. */
export interface SetSwitch {
  readonly kind: SwitchKind
  readonly id: string
}

export const setSwitches = (switches: Switches): readonly SetSwitch[] =>
  SWITCH_KINDS.flatMap((kind) => (switches[kind] ?? []).map((id) => ({ kind, id })))

export const isSet = (switches: Switches, kind: SwitchKind, id: string): boolean =>
  (switches[kind] as readonly string[] | undefined)?.includes(id) ?? false

/**
 * `switches` with one of them the other way round. A claim is not both supposed out and taken as
 * given: the newer wish replaces the older.
 */
export function toggled(switches: Switches, kind: SwitchKind, id: string): Switches {
  const without = dropped(switches, kind, id)
  if (isSet(switches, kind, id)) return without
  const free =
    kind === 'claims' || kind === 'given' ? dropped(without, OPPOSITE[kind], id) : without
  return { ...free, [kind]: [...(free[kind] ?? []), id] }
}

const OPPOSITE = { claims: 'given', given: 'claims' } as const

const dropped = (switches: Switches, kind: SwitchKind, id: string): Switches =>
  isSet(switches, kind, id)
    ? { ...switches, [kind]: (switches[kind] as readonly string[]).filter((each) => each !== id) }
    : switches

/** Without what `map` no longer holds: somebody may have deleted it while a what-if is on. */
export function switchesWithin(map: ArgumentMap, switches: Switches): AudienceSwitches {
  const records: Readonly<Record<SwitchKind, ReadonlyMap<string, unknown>>> = {
    claims: map.claims,
    inferences: map.inferences,
    quotes: map.quotes,
    sources: map.sources,
    positions: map.positions,
    given: map.claims,
  }
  return Object.fromEntries(
    SWITCH_KINDS.map((kind) => [
      kind,
      ((switches[kind] ?? []) as readonly string[]).filter((id) => records[kind].has(id)),
    ]),
  ) as unknown as AudienceSwitches
}

/** Whether both set the same, in whatever order. */
export const isSameSet = (a: Switches, b: Switches): boolean =>
  setSwitches(a).length === setSwitches(b).length &&
  setSwitches(a).every(({ kind, id }) => isSet(b, kind, id))
