import type { ReactNode } from 'react'
import { HistoryProvider } from '../data/history.tsx'
import { useAddress } from './use-address.ts'

/** While the history is the view, everything inside sees the map at the revision of the address. */
export function HistoryLayer({ children }: { readonly children: ReactNode }) {
  const { view, at, travel } = useAddress()
  return (
    <HistoryProvider isOpen={view === 'history'} at={at} onTravel={travel}>
      {children}
    </HistoryProvider>
  )
}
