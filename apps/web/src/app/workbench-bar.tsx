import { EXPORT_NAMES } from '@counterpoint/formats'
import { Link } from '@tanstack/react-router'
import { Command, Download, Redo2, Undo2 } from 'lucide-react'
import { useState } from 'react'
import { useDispatch, useMap, useSessionState, useUndo } from '../data/map-session.tsx'
import { ExportDialog } from '../features/exchange/export-dialog.tsx'
import { IfEditable, useReadOnly } from '../shared/read-only.tsx'
import { Button, IconButton } from '../shared/ui/button.tsx'
import { EditableText } from '../shared/ui/editable-text.tsx'
import { NotificationBell } from '../features/discussion/notification-bell.tsx'
import { BarPeople } from './bar-people.tsx'
import { BrandMark } from './brand-mark.tsx'
import { ModeMenu } from './mode-menu.tsx'
import { PeopleHere } from './people-here.tsx'
import { SavePill } from './save-pill.tsx'
import { VIEW_WORDS, VIEWS, type View } from './view.ts'
import styles from './workbench-bar.module.css'

interface WorkbenchBarProps {
  readonly view: View
  readonly onView: (view: View) => void
  readonly onPalette: () => void
  readonly isPhone: boolean
  /** What is shown is of the past: the map of today is exported elsewhere. */
  readonly isPast: boolean
}

/** Title and question, views, undo and redo, whether everything is saved, and the way out. */
export function WorkbenchBar({ view, onView, onPalette, isPhone, isPast }: WorkbenchBarProps) {
  const map = useMap()
  const dispatch = useDispatch()
  const { save, canUndo, canRedo } = useSessionState()
  const { undo, redo } = useUndo()
  const [isExporting, setExporting] = useState(false)
  const isReadOnly = useReadOnly()
  return (
    <header className={styles.bar}>
      <Link to="/" className={styles.home} aria-label="Library" title="Library">
        <BrandMark />
      </Link>
      <div className={styles.title}>
        <h1>
          <EditableText
            label="Title of the map"
            text={map.title}
            className={styles.name ?? ''}
            onCommit={(title) => dispatch({ kind: 'map.edit', changes: { title } })}
          />
        </h1>
        {!(isReadOnly && map.question === '') && (
          <EditableText
            label="Question"
            text={map.question}
            placeholder="Ask a question"
            className={styles.question ?? ''}
            mayBeEmpty
            onCommit={(question) => dispatch({ kind: 'map.edit', changes: { question } })}
          />
        )}
      </div>
      {!isPhone && (
        <nav className={styles.views} aria-label="Views">
          {VIEWS.map((each) => (
            <button
              key={each}
              type="button"
              aria-current={each === view ? 'page' : undefined}
              onClick={() => onView(each)}
            >
              {VIEW_WORDS[each]}
            </button>
          ))}
        </nav>
      )}
      <div className={styles.acts}>
        <IfEditable>
          <IconButton label="Undo" keys="Ctrl Z" disabled={!canUndo} onClick={undo}>
            <Undo2 aria-hidden />
          </IconButton>
          <IconButton label="Redo" keys="Ctrl Shift Z" disabled={!canRedo} onClick={redo}>
            <Redo2 aria-hidden />
          </IconButton>
        </IfEditable>
        <PeopleHere faces={isPhone ? 1 : 4} onMap={() => onView('map')} />
        <SavePill save={save} />
        {!isPhone && (
          <IconButton label="Everything by name" keys="Ctrl K" onClick={onPalette}>
            <Command aria-hidden />
          </IconButton>
        )}
        {!isPhone && !isPast && <ModeMenu />}
        <NotificationBell />
        <BarPeople isPhone={isPhone} />
        {!isPast && (
          <Button
            look={isPhone ? 'ghost' : 'solid'}
            aria-label="Export"
            onClick={() => setExporting(true)}
          >
            <Download aria-hidden /> <span className={styles.word}>Export</span>
          </Button>
        )}
      </div>
      {isExporting && <ExportDialog formats={EXPORT_NAMES} onClose={() => setExporting(false)} />}
    </header>
  )
}
