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
  /** In the history: the revision that is looked at, and the one that it is compared with. */
  readonly at: number | undefined
  readonly since: number | undefined
  readonly openView: (view: View) => void
  readonly openPanel: (panel: Panel) => void
  readonly compare: (positions: readonly PositionId[]) => void
  readonly travel: (revision: number) => void
  readonly compareSince: (revision: number | undefined) => void
}

interface Place {
  readonly view?: View
  readonly panel?: Panel
  readonly between?: string
  readonly at?: number
  readonly since?: number
}

/** A place in part; what is undefined is to be said no more. */
type Change = { readonly [K in keyof Place]: Place[K] | undefined }

/** View, panel and what is compared, as the address says; where it says nothing, the last view. */
export function useAddress(): Address {
  const search = useSearch({ from: '/maps/$mapId' })
  const navigate = useNavigate({ from: '/maps/$mapId' })
  const { panel = 'about', between, at, since } = search
  const view = search.view ?? remembered()
  return useMemo(() => {
    // What a link pointed to is done with once a person chooses where to look.
    const change = (to: Change, replace = false) =>
      void navigate({
        replace,
        search: (was) => placeOf({ ...was, view: was.view ?? view, ...to }),
      })
    return {
      view,
      panel,
      between: (between ?? '').split('.').filter((id) => id !== '') as PositionId[],
      at,
      since,
      openView: (next) => {
        // Whoever comes back to a map comes back to the present.
        if (next !== 'history') localStorage.setItem(REMEMBERED, next)
        change({ view: next, at: undefined, since: undefined })
      },
      openPanel: (next) => change({ panel: next }, true),
      compare: (positions) => change({ between: positions.join('.') }),
      travel: (revision) => change({ at: revision }, true),
      compareSince: (revision) => change({ since: revision }, true),
    }
  }, [view, panel, between, at, since, navigate])
}

const placeOf = ({ view, panel, between, at, since }: Change): Place => ({
  ...(view ? { view } : {}),
  ...(panel ? { panel } : {}),
  ...(between ? { between } : {}),
  ...(at === undefined ? {} : { at }),
  ...(since === undefined ? {} : { since }),
})

function remembered(): View {
  const view = localStorage.getItem(REMEMBERED)
  return isView(view) && view !== 'history' ? view : 'map'
}
