import {
  baseScoresOf,
  type AudienceSwitches,
  type Evaluation,
  type Reading,
  type Standing,
} from '@counterpoint/core'
import {
  groundedStanding,
  movesBetween,
  reasonOf,
  reasonSentence,
  turningPoints,
  type Move,
  type StandingOptions,
  type StrengthModel,
  type Switches,
} from '@counterpoint/core/semantics'
import { useQuery } from '@tanstack/react-query'
import { createContext, useCallback, useContext, useMemo, useState, type ReactNode } from 'react'
import type { Mark } from '../signs/standing-mark.tsx'
import type { CampView, StrengthView } from './analysis/analysis.ts'
import { useAnalysis, type Analysis } from './analysis/use-analysis.ts'
import { stancesQuery } from './discussion.ts'
import { useMap } from './map-session.tsx'
import { setSwitches, switchesWithin, toggled, type SwitchKind } from './switches.ts'

/** Which standings the cards show. */
export type Semantics = 'grounded' | 'preferred' | 'stable'

/** How strengths are worked out; `by-shape` is DF-QuAD, and quadratic energy on circles. */
export type StrengthChoice = 'none' | 'by-shape' | StrengthModel

/** The view of what stands that a person has chosen; nothing of it is written to the map. */
interface WhatStands {
  readonly reading: Reading
  readonly semantics: Semantics
  readonly strengthChoice: StrengthChoice
  readonly switches: AudienceSwitches
  readonly isWhatIf: boolean
  /** How claims and steps stand beyond dispute, under reading and switches. */
  readonly evaluation: Evaluation
  readonly options: StandingOptions
  /** What the switches move. */
  readonly moves: readonly Move[]
  readonly camps: Analysis<'camps'>
  readonly strength: Analysis<'strength'>
  readonly standingOf: (id: string) => Standing | undefined
  readonly markOf: (id: string) => Mark | undefined
  /** Why a claim or a step stands as it does, in a sentence. */
  readonly reasonFor: (id: string) => string | undefined
  readonly chooseReading: (reading: Reading) => void
  readonly chooseSemantics: (semantics: Semantics) => void
  readonly chooseCamp: (index: number) => void
  readonly chooseStrength: (choice: StrengthChoice) => void
  readonly toggle: (kind: SwitchKind, id: string) => void
  /** All switches at once; `{}` ends the what-if. */
  readonly suppose: (switches: Switches) => void
}

const Context = createContext<WhatStands | undefined>(undefined)

export function WhatStandsProvider({ children }: { readonly children: ReactNode }) {
  const map = useMap()
  const [reading, chooseReading] = useState<Reading>('debate')
  const [semantics, chooseSemantics] = useState<Semantics>('grounded')
  const [index, chooseCamp] = useState(0)
  const [strengthChoice, chooseStrength] = useState<StrengthChoice>('none')
  const [chosen, suppose] = useState<Switches>({})

  const { data: seen } = useQuery(stancesQuery(map.id))
  const stances = useMemo(() => baseScoresOf(seen?.items ?? []), [seen])
  const switches = useMemo(() => switchesWithin(map, chosen), [map, chosen])
  const isWhatIf = setSwitches(switches).length > 0
  const options = useMemo<StandingOptions>(
    () => ({ reading, stances, ...(isWhatIf ? { switches } : {}) }),
    [reading, stances, switches, isWhatIf],
  )
  const plain = useMemo(() => groundedStanding(map, { reading, stances }), [map, reading, stances])
  const evaluation = useMemo(
    () => (isWhatIf ? groundedStanding(map, options) : plain),
    [map, options, isWhatIf, plain],
  )
  const moves = useMemo(
    () => (evaluation === plain ? NONE : movesBetween(plain, evaluation)),
    [plain, evaluation],
  )
  const camps = useAnalysis(
    useMemo(
      () =>
        semantics === 'grounded'
          ? undefined
          : ({ kind: 'camps', map, options, semantics, index } as const),
      [map, options, semantics, index],
    ),
  )
  const strength = useAnalysis(
    useMemo(
      () =>
        strengthChoice === 'none'
          ? undefined
          : ({
              kind: 'strength',
              map,
              options,
              model: strengthChoice === 'by-shape' ? undefined : strengthChoice,
            } as const),
      [map, options, strengthChoice],
    ),
  )

  const standingOf = useStandingOf(evaluation, camps.answer)
  const markOf = useMarkOf(semantics === 'grounded' ? moves : NONE, camps.answer, strength.answer)
  const reasonFor = useCallback(
    (id: string) => {
      const reason = reasonOf(evaluation, id as Parameters<Evaluation['of']>[0])
      return reason && reasonSentence(evaluation.map, reason, turningPoints(evaluation, reason))
    },
    [evaluation],
  )

  const whatStands = useMemo<WhatStands>(
    () => ({
      reading,
      semantics,
      strengthChoice,
      switches,
      isWhatIf,
      evaluation,
      options,
      moves,
      camps,
      strength,
      standingOf,
      markOf,
      reasonFor,
      chooseReading,
      chooseSemantics: (next) => {
        chooseCamp(0)
        chooseSemantics(next)
      },
      chooseCamp,
      chooseStrength,
      toggle: (kind, id) => suppose((before) => toggled(before, kind, id)),
      suppose,
    }),
    [
      reading,
      semantics,
      strengthChoice,
      switches,
      isWhatIf,
      evaluation,
      options,
      moves,
      camps,
      strength,
      standingOf,
      markOf,
      reasonFor,
    ],
  )
  return <Context value={whatStands}>{children}</Context>
}

const NONE: readonly Move[] = []

function useStandingOf(
  evaluation: Evaluation,
  camp: CampView | undefined,
): (id: string) => Standing | undefined {
  return useCallback(
    (id) => camp?.standings?.get(id) ?? evaluation.of(id as Parameters<Evaluation['of']>[0]),
    [evaluation, camp],
  )
}

function useMarkOf(
  moves: readonly Move[],
  camp: CampView | undefined,
  strength: StrengthView | undefined,
): (id: string) => Mark | undefined {
  return useMemo(() => {
    const before = new Map<string, Standing>(moves.map((move) => [move.id, move.before]))
    return (id) => {
      const was = before.get(id)
      const acceptance = camp?.acceptance.get(id)
      const strong = strength?.strengths.get(id)
      if (was === undefined && acceptance === undefined && strong === undefined) return undefined
      return {
        ...(was ? { was } : {}),
        ...(acceptance ? { acceptance } : {}),
        ...(strong === undefined ? {} : { strength: strong }),
      }
    }
  }, [moves, camp, strength])
}

export function useWhatStands(): WhatStands {
  const whatStands = useContext(Context)
  if (!whatStands) throw new Error('useWhatStands needs a WhatStandsProvider around it.')
  return whatStands
}
