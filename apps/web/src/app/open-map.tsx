import { useEffect, type ReactNode } from 'react'
import { useMapSession, useSessionState } from '../data/map-session.tsx'
import { useSession } from '../data/session.ts'
import { ClosedScreen } from './closed-screen.tsx'

/** A map for as long as it may be seen; who has signed in again goes on with what waits. */
export function OpenMap({ children }: { readonly children: ReactNode }) {
  const session = useMapSession()
  const { save } = useSessionState()
  const isKnown = Boolean(useSession()?.user)
  useEffect(() => {
    if (isKnown) void session.resume()
  }, [isKnown, session])
  return save.kind === 'shut' ? <ClosedScreen unsent={save.unsent} /> : children
}
