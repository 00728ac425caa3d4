import { useEffect, useRef, useState } from 'react'
import { useMapSession } from '../../data/map-session.tsx'
import { overridesIn, type Override } from './override.ts'

/** What was overridden since the page was opened, until it is dismissed. */
export function useOverrides(): {
  readonly overrides: readonly Override[]
  readonly dismiss: (key: string) => void
} {
  const session = useMapSession()
  const [overrides, setOverrides] = useState<readonly Override[]>([])
  const seen = useRef(0)
  useEffect(() => {
    const look = () => {
      const state = session.state()
      const news = state.activity.filter(({ revision }) => revision > seen.current)
      seen.current = news.at(-1)?.revision ?? seen.current
      const found = news.flatMap((entry) => overridesIn(entry, state))
      if (found.length > 0) setOverrides((before) => [...before, ...found])
    }
    look()
    return session.subscribe(look)
  }, [session])
  const dismiss = (gone: string) =>
    setOverrides((before) => before.filter(({ key }) => key !== gone))
  return { overrides, dismiss }
}
