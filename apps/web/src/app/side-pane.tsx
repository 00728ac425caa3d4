import { X } from 'lucide-react'
import { useId, useRef, type KeyboardEvent, type ReactNode } from 'react'
import { IconButton } from '../shared/ui/button.tsx'
import styles from './side-pane.module.css'
import { PANEL_WORDS, PANELS, type Panel } from './view.ts'

interface SidePaneProps {
  readonly panel: Panel
  readonly onPanel: (panel: Panel) => void
  readonly panels: Readonly<Record<Panel, ReactNode>>
  /** Where the pane lies over the map. */
  readonly onClose?: () => void
}

/** Beside the map: what is selected, what stands, how good the evidence is. */
export function SidePane({ panel, onPanel, panels, onClose }: SidePaneProps) {
  const id = useId()
  const tabs = useRef<HTMLDivElement>(null)

  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (!step) return
    event.preventDefault()
    const at = PANELS.indexOf(panel)
    const next = PANELS[(at + step + PANELS.length) % PANELS.length]!
    onPanel(next)
    tabs.current?.querySelector<HTMLElement>(`[data-panel="${next}"]`)?.focus()
  }

  return (
    <div className={styles.pane}>
      <div className={styles.head}>
        <div ref={tabs} role="tablist" aria-label="Beside the map" className={styles.tabs}>
          {PANELS.map((each) => (
            <button
              key={each}
              type="button"
              role="tab"
              id={`${id}-${each}`}
              data-panel={each}
              aria-selected={each === panel}
              aria-controls={`${id}-panel`}
              tabIndex={each === panel ? 0 : -1}
              onClick={() => onPanel(each)}
              onKeyDown={onKeyDown}
            >
              {PANEL_WORDS[each]}
            </button>
          ))}
        </div>
        {onClose && (
          <IconButton label="Close the pane" onClick={onClose}>
            <X aria-hidden />
          </IconButton>
        )}
      </div>
      <div
        role="tabpanel"
        id={`${id}-panel`}
        aria-labelledby={`${id}-${panel}`}
        className={styles.body}
      >
        {panels[panel]}
      </div>
    </div>
  )
}
