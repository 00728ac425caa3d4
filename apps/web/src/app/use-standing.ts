import {
  groundedStanding,
  reasonOf,
  reasonSentence,
  turningPoints,
  type Evaluation,
  type Reading,
} from '@counterpoint/core'
import { useMemo, useState } from 'react'
import { useMap } from '../data/map-session.tsx'

export interface StandingView {
  readonly evaluation: Evaluation
  readonly reading: Reading
  readonly chooseReading: (reading: Reading) => void
  readonly standingOf: (id: string) => ReturnType<Evaluation['of']>
  /** Why a claim or a step stands as it does, in a sentence. */
  readonly reasonFor: (id: string) => string | undefined
}

/** What stands on the map as it is now, under the reading the person chose. */
export function useStanding(): StandingView {
  const map = useMap()
  const [reading, chooseReading] = useState<Reading>('debate')
  const evaluation = useMemo(() => groundedStanding(map, { reading }), [map, reading])
  const standingOf = useMemo(
    () => (id: string) => evaluation.of(id as Parameters<Evaluation['of']>[0]),
    [evaluation],
  )
  const reasonFor = useMemo(
    () => (id: string) => {
      const reason = reasonOf(evaluation, id as Parameters<Evaluation['of']>[0])
      return reason && reasonSentence(evaluation.map, reason, turningPoints(evaluation, reason))
    },
    [evaluation],
  )
  return { evaluation, reading, chooseReading, standingOf, reasonFor }
}
