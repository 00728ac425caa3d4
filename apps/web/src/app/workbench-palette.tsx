import { useNavigate } from '@tanstack/react-router'
import { Command } from 'cmdk'
import { useMap, useUndo } from '../data/map-session.tsx'
import { useFollowing, useOthers } from '../data/presence.tsx'
import { useSuggesting } from '../data/suggesting.tsx'
import { useWhatStands } from '../data/what-stands.tsx'
import { TALKS, useWorkbench } from '../data/workbench.tsx'
import { TALK_WORDS } from '../features/discussion/discussion-pane.tsx'
import { useReadOnly } from '../shared/read-only.tsx'
import { Dialog } from '../shared/ui/dialog.tsx'
import { chooseTheme } from '../shared/theme.ts'
import { matches } from '../signs/claim-picker.tsx'
import { pageOf } from '../signs/people-words.ts'
import { PANEL_WORDS, PANELS, VIEW_WORDS, VIEWS, type Panel, type View } from './view.ts'
import styles from './workbench-palette.module.css'

interface WorkbenchPaletteProps {
  readonly view: View
  readonly onView: (view: View) => void
  readonly onPanel: (panel: Panel) => void
  readonly onPaste: () => void
  readonly onClose: () => void
}

/** Everything by name: commands, claims, positions, sources. */
export function WorkbenchPalette({
  view,
  onView,
  onPanel,
  onPaste,
  onClose,
}: WorkbenchPaletteProps) {
  const map = useMap()
  const { undo, redo } = useUndo()
  const { reveal, select, openSource, openTalk } = useWorkbench()
  const { isWhatIf, suppose } = useWhatStands()
  const { mode, mayEdit, maySuggest, setMode } = useSuggesting()
  const others = useOthers()
  const { following, follow } = useFollowing()
  const isReadOnly = useReadOnly()
  const navigate = useNavigate()
  const perform = (act: () => void) => () => {
    onClose()
    act()
  }

  const commands: readonly (readonly [string, () => void])[] = [
    ...VIEWS.filter((each) => each !== view).map(
      (each) => [`View: ${VIEW_WORDS[each]}`, () => onView(each)] as const,
    ),
    ...PANELS.map((each) => [`Pane: ${PANEL_WORDS[each]}`, () => onPanel(each)] as const),
    ...(isWhatIf ? [['End the what-if', () => suppose({})] as const] : []),
    ...(isReadOnly
      ? []
      : ([
          ['Claims from text', onPaste],
          ['Undo', undo],
          ['Redo', redo],
        ] as const)),
    ...TALKS.map((talk) => [`Discussion: ${TALK_WORDS[talk]}`, () => openTalk(talk)] as const),
    ...(mayEdit && maySuggest ? [['Suggest changes', () => setMode('suggest')] as const] : []),
    ...(mayEdit && mode === 'suggest' ? [['Edit the map', () => setMode('edit')] as const] : []),
    ...others.map((other) => {
      const isFollowed = following?.session === other.session
      const goAlong = () => {
        follow(isFollowed ? undefined : other)
        if (!isFollowed) onView('map')
      }
      return [`${isFollowed ? 'Stop following' : 'Follow'} ${pageOf(other)}`, goAlong] as const
    }),
    ['Go to the library', () => void navigate({ to: '/' })],
    ['Light theme', () => chooseTheme('light')],
    ['Dark theme', () => chooseTheme('dark')],
    ['Theme as the system', () => chooseTheme('system')],
    ['About this map: positions, counts, keys', () => select(undefined)],
  ]

  return (
    <Dialog title="Everything by name" bare onClose={onClose}>
      <Command className={styles.palette} label="Everything by name" filter={matches}>
        <Command.Input
          className={styles.input}
          placeholder="Type a command, a claim, a position, a source"
          autoFocus
        />
        <Command.List className={styles.list}>
          <Command.Empty className={styles.empty}>Nothing by that name.</Command.Empty>
          <Command.Group heading="Commands">
            {commands.map(([name, act], index) => (
              <Command.Item
                key={`${index} ${name}`}
                className={styles.choice}
                onSelect={perform(act)}
              >
                {name}
              </Command.Item>
            ))}
          </Command.Group>
          <Command.Group heading="Positions">
            {[...map.positions.values()].map(({ id, title }) => (
              <Command.Item
                key={id}
                value={`position ${title} ${id}`}
                className={styles.choice}
                onSelect={perform(() => select({ kind: 'position', id }))}
              >
                {title}
              </Command.Item>
            ))}
          </Command.Group>
          <Command.Group heading="Sources">
            {[...map.sources.values()].map(({ id, title }) => (
              <Command.Item
                key={id}
                value={`source ${title} ${id}`}
                className={styles.choice}
                onSelect={perform(() => openSource(id))}
              >
                {title}
              </Command.Item>
            ))}
          </Command.Group>
          <Command.Group heading="Claims">
            {[...map.claims.values()].map(({ id, text }) => (
              <Command.Item
                key={id}
                value={`claim ${text} ${id}`}
                className={styles.choice}
                onSelect={perform(() => reveal({ kind: 'claim', id }))}
              >
                {text}
              </Command.Item>
            ))}
          </Command.Group>
        </Command.List>
      </Command>
    </Dialog>
  )
}
