import { BookOpen, List, PanelBottom } from 'lucide-react'
import { useEffect, useState, type ReactNode } from 'react'
import { useWorkbench } from '../data/workbench.tsx'
import styles from './phone-workbench.module.css'

type Tab = 'outline' | 'read' | 'about'

const TABS = [
  ['outline', 'Outline', List],
  ['read', 'Read', BookOpen],
  ['about', 'About', PanelBottom],
] as const

interface PhoneWorkbenchProps {
  readonly outline: ReactNode
  readonly reader: ReactNode
  readonly inspector: ReactNode
}

/** One pane at a time: the outline first, the essays, and what is selected. */
export function PhoneWorkbench({ outline, reader, inspector }: PhoneWorkbenchProps) {
  const { passage, target } = useWorkbench()
  const [tab, setTab] = useState<Tab>('outline')
  const panes = { outline, read: reader, about: inspector }

  useEffect(() => {
    if (passage) setTab('read')
  }, [passage])
  useEffect(() => {
    if (target) setTab('outline')
  }, [target])

  return (
    <div className={styles.phone}>
      <main className={styles.pane}>{panes[tab]}</main>
      <nav className={styles.tabs} aria-label="Panes">
        {TABS.map(([each, word, Icon]) => (
          <button
            key={each}
            type="button"
            aria-current={each === tab ? 'page' : undefined}
            onClick={() => setTab(each)}
          >
            <Icon aria-hidden />
            {word}
          </button>
        ))}
      </nav>
    </div>
  )
}
