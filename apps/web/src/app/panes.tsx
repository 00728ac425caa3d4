import type { ReactNode } from 'react'
import { Group, Panel, Separator, useDefaultLayout } from 'react-resizable-panels'
import { useMedia } from '../shared/use-media.ts'
import styles from './workbench.module.css'

interface PanesProps {
  readonly reader: ReactNode
  readonly middle: ReactNode
  readonly side: ReactNode
  /** Where it is narrow, the side pane is there only while somebody wants it. */
  readonly isSideWanted: boolean
}

/** Panes that resize and fold, as the person left them. Where it is narrow, the side pane overlays. */
export function Panes({ reader, middle, side, isSideWanted }: PanesProps) {
  const isNarrow = useMedia('(max-width: 1100px)')
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
        {isSideWanted && <div className={styles.overlay}>{side}</div>}
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
      <Separator className={styles.separator} aria-label="Width of the pane beside the map" />
      <Panel
        id="inspector"
        className={styles.pane}
        defaultSize={336}
        minSize={260}
        maxSize={560}
        collapsible
        groupResizeBehavior="preserve-pixel-size"
      >
        {side}
      </Panel>
    </Group>
  )
}
