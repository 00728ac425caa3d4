import type { ClaimId, InferenceId } from '@counterpoint/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useEffect, useEffectEvent, useState } from 'react'
import { Group, Panel, Separator, useDefaultLayout } from 'react-resizable-panels'
import { useMap, useMapSession } from '../data/map-session.tsx'
import { useSourceTexts } from '../data/source-texts.ts'
import { useWorkbench } from '../data/workbench.tsx'
import { Inspector } from '../features/inspector/inspector.tsx'
import { MapCanvas } from '../features/map-canvas/map-canvas.tsx'
import { Outline } from '../features/outline/outline.tsx'
import { useMedia } from '../shared/use-media.ts'
import { PhoneWorkbench } from './phone-workbench.tsx'
import { ReaderPane } from './reader-pane.tsx'
import { ReadingMenu } from './reading-menu.tsx'
import { RefusedTray } from './refused-tray.tsx'
import { useDelete } from './use-delete.ts'
import { useStanding } from './use-standing.ts'
import { useWorkbenchKeys } from './use-workbench-keys.ts'
import { WorkbenchBar } from './workbench-bar.tsx'
import { WorkbenchPalette } from './workbench-palette.tsx'
import styles from './workbench.module.css'

/** Sources and reader, the map, the inspector: one map, worked on. */
export function Workbench() {
  const map = useMap()
  const session = useMapSession()
  const texts = useSourceTexts()
  const standing = useStanding()
  const deleteWithWayBack = useDelete()
  const isPhone = useMedia('(max-width: 759px)')
  const [isPaletteOpen, setPaletteOpen] = useState(false)
  const { view = 'map' } = useSearch({ from: '/maps/$mapId' })
  const navigate = useNavigate({ from: '/maps/$mapId' })
  useLinkedSelection()
  useWorkbenchKeys({ session, openPalette: () => setPaletteOpen(true) })

  useEffect(() => {
    document.title = `${map.title} · Counterpoint`
  }, [map.title])

  const deleteRecords = useCallback(
    (ids: readonly (ClaimId | InferenceId)[]) => deleteWithWayBack(ids),
    [deleteWithWayBack],
  )

  const outline = (
    <Outline texts={texts} standingOf={standing.standingOf} onDelete={deleteRecords} />
  )
  const inspector = (
    <Inspector
      texts={texts}
      standingOf={standing.standingOf}
      reasonFor={standing.reasonFor}
      onDelete={({ id }) => deleteWithWayBack([id])}
    />
  )

  return (
    <div className={styles.page}>
      <WorkbenchBar
        view={view}
        onView={(next) => void navigate({ search: next === 'map' ? {} : { view: next } })}
        onPalette={() => setPaletteOpen(true)}
        isPhone={isPhone}
      />
      {isPhone ? (
        <PhoneWorkbench
          outline={outline}
          inspector={inspector}
          reader={<ReaderPane texts={texts} />}
        />
      ) : (
        <Panes
          reader={<ReaderPane texts={texts} />}
          inspector={inspector}
          middle={
            view === 'outline' ? (
              outline
            ) : (
              <MapCanvas
                texts={texts}
                standingOf={standing.standingOf}
                readingMenu={<ReadingMenu standing={standing} />}
                onDelete={deleteRecords}
              />
            )
          }
        />
      )}
      <RefusedTray />
      {isPaletteOpen && (
        <WorkbenchPalette
          view={view}
          onView={(next) => void navigate({ search: next === 'map' ? {} : { view: next } })}
          onClose={() => setPaletteOpen(false)}
        />
      )}
    </div>
  )
}

interface PanesProps {
  readonly reader: React.ReactNode
  readonly middle: React.ReactNode
  readonly inspector: React.ReactNode
}

/** Panes that resize and fold, as the person left them. Where it is narrow, the inspector overlays. */
function Panes({ reader, middle, inspector }: PanesProps) {
  const isNarrow = useMedia('(max-width: 1100px)')
  const { selection } = useWorkbench()
  const layout = useDefaultLayout({
    id: isNarrow ? 'counterpoint.workbench.narrow' : 'counterpoint.workbench',
    storage: localStorage,
  })
  if (isNarrow) {
    return (
      <>
        <Group
          key="narrow"
          className={styles.panes}
          orientation="horizontal"
          {...(layout.defaultLayout ? { defaultLayout: layout.defaultLayout } : {})}
          onLayoutChanged={layout.onLayoutChanged}
        >
          <Panel id="reader" className={styles.pane} defaultSize={340} minSize={280} collapsible>
            {reader}
          </Panel>
          <Separator className={styles.separator} aria-label="Width of the reader" />
          <Panel id="middle" className={styles.pane} minSize={320}>
            <main className={styles.middle}>{middle}</main>
          </Panel>
        </Group>
        {selection && <div className={styles.overlay}>{inspector}</div>}
      </>
    )
  }
  return (
    <Group
      className={styles.panes}
      orientation="horizontal"
      {...(layout.defaultLayout ? { defaultLayout: layout.defaultLayout } : {})}
      onLayoutChanged={layout.onLayoutChanged}
    >
      <Panel
        id="reader"
        className={styles.pane}
        defaultSize={376}
        minSize={300}
        maxSize={720}
        collapsible
        groupResizeBehavior="preserve-pixel-size"
      >
        {reader}
      </Panel>
      <Separator className={styles.separator} aria-label="Width of the reader" />
      <Panel id="middle" className={styles.pane} minSize={320}>
        <main className={styles.middle}>{middle}</main>
      </Panel>
      <Separator className={styles.separator} aria-label="Width of the inspector" />
      <Panel
        id="inspector"
        className={styles.pane}
        defaultSize={336}
        minSize={260}
        maxSize={560}
        collapsible
        groupResizeBehavior="preserve-pixel-size"
      >
        {inspector}
      </Panel>
    </Group>
  )
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
