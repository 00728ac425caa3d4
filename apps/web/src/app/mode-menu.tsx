import { ChevronDown, MessageSquarePlus, Pencil } from 'lucide-react'
import { useSuggesting } from '../data/suggesting.tsx'
import { Button } from '../shared/ui/button.tsx'
import { Menu, MenuOption } from '../shared/ui/menu.tsx'
import styles from './workbench-bar.module.css'

/** Whether edits change the map, or gather as a suggestion. */
export function ModeMenu() {
  const { mode, mayEdit, maySuggest, setMode } = useSuggesting()
  // Whoever may only suggest has nothing to choose; the bar below says so.
  if (!maySuggest || !mayEdit) return null
  const word = mode === 'edit' ? 'Editing' : 'Suggesting'
  return (
    <Menu
      align="end"
      trigger={
        <Button aria-label={`Mode: ${word}`}>
          {mode === 'edit' ? <Pencil aria-hidden /> : <MessageSquarePlus aria-hidden />}
          <span className={styles.word}>{word}</span>
          <ChevronDown aria-hidden />
        </Button>
      }
    >
      <MenuOption isChosen={mode === 'edit'} onSelect={() => setMode('edit')}>
        Editing: changes count at once
      </MenuOption>
      <MenuOption isChosen={mode === 'suggest'} onSelect={() => setMode('suggest')}>
        Suggesting: changes wait until somebody accepts them
      </MenuOption>
    </Menu>
  )
}
