import type { ClaimId, InferenceId } from '@counterpoint/core'
import { useSearch } from '@tanstack/react-router'
import { useCallback, useEffect, useEffectEvent, useState, type ReactNode } from 'react'
import { useLiveDiscussion } from '../data/discussion.ts'
import { useMap, useMapSession } from '../data/map-session.tsx'
import { useSourceTexts } from '../data/source-texts.ts'
import { useWhatStands } from '../data/what-stands.tsx'
import { useWorkbench } from '../data/workbench.tsx'
import { Compare } from '../features/compare/compare.tsx'
import { ConflictTray } from '../features/conflicts/conflict-tray.tsx'
import { UndoAnywayDialog } from '../features/conflicts/undo-anyway-dialog.tsx'
import { DiscussionPane } from '../features/discussion/discussion-pane.tsx'
import { SuggestBar } from '../features/discussion/suggest-bar.tsx'
import { EvidenceCheck } from '../features/evidence-check/evidence-check.tsx'
import { PasteDialog } from '../features/exchange/paste-dialog.tsx'
import { HistoryView } from '../features/history/history-view.tsx'
import { Inspector } from '../features/inspector/inspector.tsx'
import { MapCanvas } from '../features/map-canvas/map-canvas.tsx'
import { Outline } from '../features/outline/outline.tsx'
import { WhatStandsPanel } from '../features/what-stands/what-stands-panel.tsx'
import { useMedia } from '../shared/use-media.ts'
import { AccessNote } from './access-note.tsx'
import { discussionOf } from './discussion-of.tsx'
import { Panes } from './panes.tsx'
import { PhoneWorkbench } from './phone-workbench.tsx'
import { ReaderPane } from './reader-pane.tsx'
import { ReadingMenu } from './reading-menu.tsx'

import { SidePane } from './side-pane.tsx'
import { useAddress } from './use-address.ts'
import { useDelete } from './use-delete.ts'
import { usePaste } from './use-paste.ts'
import { useWorkbenchKeys } from './use-workbench-keys.ts'
import { useDiscussed } from './use-discussed.ts'
import type { Panel, View } from './view.ts'
import { WhatIfBanner } from './what-if-banner.tsx'
import { WorkbenchBar } from './workbench-bar.tsx'
import { WorkbenchPalette } from './workbench-palette.tsx'
import styles from './workbench.module.css'

/** Sources and reader, the map in one of its views, the pane beside it: one map, worked on. */
export function Workbench() {
  const map = useMap()
  const session = useMapSession()
  const texts = useSourceTexts()
  const { standingOf, markOf, reasonFor } = useWhatStands()
  const discussed = useDiscussed()
  const { selection, select } = useWorkbench()
  const deleteWithWayBack = useDelete()
  const isPhone = useMedia('(max-width: 759px)')
  const isNarrow = useMedia('(max-width: 1100px)')
  const [isPaletteOpen, setPaletteOpen] = useState(false)
  const { view, panel, between, since, openView, openPanel, compare, compareSince } = useAddress()
  const isPast = view === 'history'
  useLiveDiscussion()
  useLinkedSelection()
  useWishedTalk(openPanel)
  useLeaveForTheMap(view, openView)
  const [pasted, setPasted] = useState<string>()
  usePaste(setPasted)
  useWorkbenchKeys({ session, openPalette: () => setPaletteOpen(true) })

  useEffect(() => {
    document.title = `${map.title} · Counterpoint`
  }, [map.title])

  const deleteRecords = useCallback(
    (ids: readonly (ClaimId | InferenceId)[]) => deleteWithWayBack(ids),
    [deleteWithWayBack],
  )

  const views: Readonly<Record<View, () => ReactNode>> = {
    map: () => (
      <MapCanvas
        texts={texts}
        standingOf={standingOf}
        markOf={markOf}
        discussed={discussed}
        readingMenu={<ReadingMenu onMore={() => openPanel('stands')} />}
        onDelete={deleteRecords}
      />
    ),
    outline: () => (
      <Outline
        texts={texts}
        standingOf={standingOf}
        markOf={markOf}
        discussed={discussed}
        onDelete={deleteRecords}
      />
    ),
    compare: () => <Compare texts={texts} between={between} onCompare={compare} />,
    history: () => (
      <HistoryView
        since={since}
        onSince={compareSince}
        isPhone={isPhone}
        onRestored={() => openView('map')}
        canvas={({ changeOf, markOf: differs }) => (
          <MapCanvas
            texts={texts}
            standingOf={standingOf}
            markOf={differs ?? markOf}
            discussed={{ commentsOn: nobody, ghostOf: nothing, changeOf }}
            readingMenu={null}
            onDelete={deleteRecords}
            isPast
          />
        )}
      />
    ),
  }
  const side = (
    <SidePane
      panel={panel}
      onPanel={openPanel}
      panels={{
        about: (
          <Inspector
            texts={texts}
            standingOf={standingOf}
            reasonFor={reasonFor}
            discussionOf={discussionOf}
            onWhy={() => openPanel('stands')}
            onDelete={({ id }) => deleteWithWayBack([id])}
          />
        ),
        stands: <WhatStandsPanel texts={texts} />,
        evidence: <EvidenceCheck texts={texts} />,
        discussion: <DiscussionPane />,
      }}
      {...(isNarrow && !isPhone
        ? {
            onClose: () => {
              select(undefined)
              openPanel('about')
            },
          }
        : {})}
    />
  )
  const reader = <ReaderPane texts={texts} />

  return (
    <div className={styles.page}>
      <WorkbenchBar
        view={view}
        onView={openView}
        onPalette={() => setPaletteOpen(true)}
        isPhone={isPhone}
        isPast={isPast}
      />
      <div className={styles.below}>
        <WhatIfBanner onDetails={() => openPanel('stands')} />
        {!isPast && <SuggestBar />}
        {!isPast && <AccessNote />}
        {isPhone ? (
          <PhoneWorkbench
            view={view}
            onView={openView}
            views={views}
            panel={panel}
            reader={reader}
            side={side}
          />
        ) : view === 'compare' || isPast ? (
          <main className={styles.whole}>{views[view]()}</main>
        ) : (
          <Panes
            reader={reader}
            side={side}
            isSideWanted={selection !== undefined || panel !== 'about'}
            middle={views[view]()}
          />
        )}
      </div>
      <ConflictTray />
      <UndoAnywayDialog />
      {isPaletteOpen && (
        <WorkbenchPalette
          view={view}
          onView={openView}
          onPanel={(next) => {
            if (view === 'compare' || isPast) openView('map')
            openPanel(next)
          }}
          onPaste={() => setPasted('')}
          onClose={() => setPaletteOpen(false)}
        />
      )}
      {pasted !== undefined && <PasteDialog text={pasted} onClose={() => setPasted(undefined)} />}
    </div>
  )
}

const nobody = () => 0
const nothing = () => undefined

/**
 * What is to be shown on the map or in its source is not in Compare, and no source is in the history:
 * the map is opened for it.
 */
function useLeaveForTheMap(view: View, openView: (view: View) => void): void {
  const { target, passage } = useWorkbench()
  const leaveFrom = useEffectEvent((left: readonly View[]) => {
    if (left.includes(view)) openView('map')
  })
  useEffect(() => {
    if (target) leaveFrom(['compare'])
  }, [target])
  useEffect(() => {
    if (passage) leaveFrom(['compare', 'history'])
  }, [passage])
}

/** Whoever wants to see a part of the discussion, here or by a link, sees it in its pane. */
function useWishedTalk(openPanel: (panel: Panel) => void): void {
  const { talkWish, openTalk } = useWorkbench()
  const { talk } = useSearch({ from: '/maps/$mapId' })
  const open = useEffectEvent(() => openPanel('discussion'))
  useEffect(() => {
    if (talk) openTalk(talk)
  }, [talk, openTalk])
  useEffect(() => {
    if (talkWish) open()
  }, [talkWish])
}

/** A link from elsewhere may name a claim or a passage to show. */
function useLinkedSelection(): void {
  const map = useMap()
  const { claim, source, quote } = useSearch({ from: '/maps/$mapId' })
  const { reveal, openSource, openPassage } = useWorkbench()
  // Only what the address says counts here, and only when it changes.
  const follow = useEffectEvent((link: { claim?: string; source?: string; quote?: string }) => {
    const linkedClaim = link.claim && map.claims.get(link.claim as ClaimId)
    if (linkedClaim) reveal({ kind: 'claim', id: linkedClaim.id })
    const linkedQuote = [...map.quotes.values()].find(({ id }) => id === link.quote)
    const linkedSource = [...map.sources.keys()].find((id) => id === link.source)
    if (linkedQuote) openPassage(linkedQuote)
    else if (linkedSource) openSource(linkedSource)
  })
  useEffect(() => {
    follow({
      ...(claim ? { claim } : {}),
      ...(source ? { source } : {}),
      ...(quote ? { quote } : {}),
    })
  }, [claim, source, quote])
}
