import { useEffect, useState } from 'react'
import { useHistory } from '../../data/history.tsx'

export type Direction = 'forth' | 'back'

export interface Playback {
  readonly direction: Direction | undefined
  /** How many changes one step takes, so that the whole takes no more than a minute or so. */
  readonly changesAStep: number
  readonly play: (direction: Direction) => void
  readonly stop: () => void
}

const STEP_MS = 700
const MOST_STEPS = 90

/** The past as a film, in both directions. At its end it begins again from the other one. */
export function usePlayback(): Playback {
  const { revision, last, travel } = useHistory()
  const [direction, setDirection] = useState<Direction>()
  const changesAStep = Math.max(1, Math.ceil(last / MOST_STEPS))

  useEffect(() => {
    if (!direction) return undefined
    const next =
      direction === 'forth'
        ? Math.min(last, revision + changesAStep)
        : Math.max(0, revision - changesAStep)
    if (next === revision) {
      setDirection(undefined)
      return undefined
    }
    const timer = setTimeout(() => travel(next), STEP_MS)
    return () => clearTimeout(timer)
  }, [direction, revision, last, changesAStep, travel])

  return {
    direction,
    changesAStep,
    play: (towards) => {
      if (towards === 'forth' && revision === last) travel(0)
      if (towards === 'back' && revision === 0) travel(last)
      setDirection(towards)
    },
    stop: () => setDirection(undefined),
  }
}
