import { BookOpen, History, List, PanelBottom, Scale } from 'lucide-react'
import { useEffect, useEffectEvent, useState, type ReactNode } from 'react'
import { useWorkbench } from '../data/workbench.tsx'
import styles from './phone-workbench.module.css'
import type { Panel, View } from './view.ts'

type Tab = 'outline' | 'compare' | 'history' | 'read' | 'about'

const TABS = [
  ['outline', 'Outline', List],
  ['compare', 'Compare', Scale],
  ['read', 'Read', BookOpen],
  ['about', 'About', PanelBottom],
  ['history', 'History', History],
] as const

interface PhoneWorkbenchProps {
  readonly view: View
  readonly onView: (view: View) => void
  readonly views: Readonly<Record<View, () => ReactNode>>
  readonly panel: Panel
  readonly reader: ReactNode
  readonly side: ReactNode
}

/** One pane at a time: the outline first, positions face to face, the essays, what is selected. */
export function PhoneWorkbench({ view, onView, views, panel, reader, side }: PhoneWorkbenchProps) {
  const { passage, target } = useWorkbench()
  const [pane, setPane] = useState<'view' | 'read' | 'about'>('view')
  const tab: Tab = pane === 'view' ? (view === 'map' ? 'outline' : view) : pane

  const open = (next: Tab) => {
    if (next === 'read' || next === 'about') {
      // Sources and inspector are of the present.
      if (view === 'history') onView('outline')
      return setPane(next)
    }
    setPane('view')
    if (next !== tab) onView(next)
  }

  useEffect(() => {
    if (passage) setPane('read')
  }, [passage])
  // What is to be shown of the past is shown there.
  const showOutline = useEffectEvent(() => view !== 'history' && open('outline'))
  useEffect(() => {
    if (target) showOutline()
  }, [target])
  useEffect(() => {
    if (panel !== 'about') setPane('about')
  }, [panel])

  return (
    <div className={styles.phone}>
      <main className={styles.pane}>
        {tab === 'read' ? reader : tab === 'about' ? side : views[tab]()}
      </main>
      <nav className={styles.tabs} aria-label="Panes">
        {TABS.map(([each, word, Icon]) => (
          <button
            key={each}
            type="button"
            aria-current={each === tab ? 'page' : undefined}
            onClick={() => open(each)}
          >
            <Icon aria-hidden />
            {word}
          </button>
        ))}
      </nav>
    </div>
  )
}
