import type {
  ArgumentMap,
  ClaimId,
  InferenceId,
  PositionId,
  QuoteId,
  SourceId,
} from '@counterpoint/core'
import { X } from 'lucide-react'
import { useMap } from '../../data/map-session.tsx'
import { isSet, setSwitches, type SetSwitch, type SwitchKind } from '../../data/switches.ts'
import { useWhatStands } from '../../data/what-stands.tsx'
import { useWorkbench } from '../../data/workbench.tsx'
import { IconButton } from '../../shared/ui/button.tsx'
import { Glyph } from '../../signs/glyph.tsx'
import { MarkedStanding } from '../../signs/standing-mark.tsx'
import { AudienceList } from './audience-list.tsx'
import { Part } from './part.tsx'
import styles from './what-stands.module.css'

/** Switches for whole positions and sources, what is set, and what moves with it. */
export function WhatIfPart() {
  const map = useMap()
  const { switches, isWhatIf, toggle } = useWhatStands()
  const set = setSwitches(switches).filter(({ kind }) => kind !== 'positions' && kind !== 'sources')
  return (
    <Part
      title="What if"
      hint="Set aside what you do not grant and see what still stands. The map stays as it is."
    >
      <SwitchList kind="sources" legend="Sources set aside" records={[...map.sources.values()]} />
      <SwitchList
        kind="positions"
        legend="Positions set aside"
        records={[...map.positions.values()]}
      />
      {set.length > 0 && (
        <>
          <h4>Also supposed</h4>
          <ul className={styles.list}>
            {set.map((each) => (
              <li key={`${each.kind} ${each.id}`} className={styles.line}>
                <span className={styles.words}>{inWords(map, each)}</span>
                <IconButton
                  label={`Take back: ${inWords(map, each)}`}
                  small
                  onClick={() => toggle(each.kind, each.id)}
                >
                  <X aria-hidden />
                </IconButton>
              </li>
            ))}
          </ul>
        </>
      )}
      <AudienceList />
      {isWhatIf && <Moves />}
    </Part>
  )
}

interface SwitchListProps {
  readonly kind: 'sources' | 'positions'
  readonly legend: string
  readonly records: readonly { readonly id: string; readonly title: string }[]
}

function SwitchList({ kind, legend, records }: SwitchListProps) {
  const map = useMap()
  const { switches, toggle } = useWhatStands()
  if (records.length === 0) return null
  return (
    <fieldset className={styles.choice}>
      <legend>{legend}</legend>
      {records.map(({ id, title }) => {
        const color = map.positions.get(id as PositionId)?.color
        return (
          <label key={id}>
            <input
              type="checkbox"
              checked={isSet(switches, kind, id)}
              onChange={() => toggle(kind, id)}
            />
            <span>
              {color && <Glyph color={color} />} {title}
            </span>
          </label>
        )
      })}
    </fieldset>
  )
}

/** What stands otherwise than it does, claims first. */
function Moves() {
  const map = useMap()
  const { moves } = useWhatStands()
  const { reveal } = useWorkbench()
  const claims = moves.filter(({ id }) => map.claims.has(id as ClaimId))
  const steps = moves.length - claims.length
  return (
    <div role="region" aria-label="What moves">
      <h4>What moves</h4>
      <ul className={styles.list}>
        {claims.map(({ id, before, after }) => (
          <li key={id} className={styles.line}>
            <button type="button" onClick={() => reveal({ kind: 'claim', id: id as ClaimId })}>
              {map.claims.get(id as ClaimId)?.text}
            </button>
            <span className={styles.signs}>
              <MarkedStanding standing={after} mark={{ was: before }} />
            </span>
          </li>
        ))}
      </ul>
      <p className={styles.quiet}>
        {claims.length === 0 && 'No claim stands otherwise. '}
        {steps > 0 && `${steps === 1 ? 'One step moves' : `${steps} steps move`} as well.`}
      </p>
    </div>
  )
}

const PREFIXES: Readonly<Record<SwitchKind, string>> = {
  claims: 'Falls',
  given: 'Taken as given',
  inferences: 'The step fails',
  quotes: 'Set aside',
  sources: 'Set aside',
  positions: 'Set aside',
}

function inWords(map: ArgumentMap, { kind, id }: SetSwitch): string {
  return `${PREFIXES[kind]}: ${nameOf(map, kind, id)}`
}

function nameOf(map: ArgumentMap, kind: SwitchKind, id: string): string {
  switch (kind) {
    case 'claims':
    case 'given':
      return map.claims.get(id as ClaimId)?.text ?? id
    case 'inferences': {
      const premises = map.inferences.get(id as InferenceId)?.premises ?? []
      return `from “${premises.map((each) => map.claims.get(each)?.text ?? '').join('” and “')}”`
    }
    case 'quotes':
      return `“${map.quotes.get(id as QuoteId)?.exact ?? id}”`
    case 'sources':
      return map.sources.get(id as SourceId)?.title ?? id
    case 'positions':
      return map.positions.get(id as PositionId)?.title ?? id
  }
}
