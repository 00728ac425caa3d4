import type { PositionId } from '@counterpoint/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { isView, type Panel, type View } from './view.ts'

const REMEMBERED = 'counterpoint.view'

interface Address {
  readonly view: View
  readonly panel: Panel
  /** Positions to compare, in the order of their columns; none: the main opponents. */
  readonly between: readonly PositionId[]
  readonly openView: (view: View) => void
  readonly openPanel: (panel: Panel) => void
  readonly compare: (positions: readonly PositionId[]) => void
}

/** View, panel and what is compared, as the address says; where it says nothing, the last view. */
export function useAddress(): Address {
  const search = useSearch({ from: '/maps/$mapId' })
  const navigate = useNavigate({ from: '/maps/$mapId' })
  const { panel = 'about', between } = search
  const view = search.view ?? remembered()
  return useMemo(() => {
    // What a link pointed to is done with once a person chooses where to look.
    const change = (to: { view?: View; panel?: Panel; between?: string }, replace = false) =>
      void navigate({
        replace,
        search: ({ view: was, panel, between }) => ({
          view: was ?? view,
          ...(panel ? { panel } : {}),
          ...(between ? { between } : {}),
          ...to,
        }),
      })
    return {
      view,
      panel,
      between: (between ?? '').split('.').filter((id) => id !== '') as PositionId[],
      openView: (next) => {
        localStorage.setItem(REMEMBERED, next)
        change({ view: next })
      },
      openPanel: (next) => change({ panel: next }, true),
      compare: (positions) => change({ between: positions.join('.') }),
    }
  }, [view, panel, between, navigate])
}

function remembered(): View {
  const view = localStorage.getItem(REMEMBERED)
  return isView(view) ? view : 'map'
}
