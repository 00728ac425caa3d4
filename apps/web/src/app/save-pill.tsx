import type { SaveState } from '@counterpoint/client'
import { writeDocument } from '@counterpoint/core'
import {
  Check,
  CloudOff,
  Download,
  Eye,
  EyeOff,
  Hourglass,
  LoaderCircle,
  LogIn,
  RefreshCw,
  TriangleAlert,
} from 'lucide-react'
import type { ReactNode } from 'react'
import { useSignInAgain } from '../data/sign-in-again.ts'
import { useMap } from '../data/map-session.tsx'
import { useSourceTexts } from '../data/source-texts.ts'
import { Menu, MenuChoice, MenuLabel } from '../shared/ui/menu.tsx'
import styles from './save-pill.module.css'

/** Whether what was done here is kept, in plain words and always true; where it is not, what can be done. */
export function SavePill({ save }: { readonly save: SaveState }) {
  const { icon, word, title } = told(save)
  const signIn = useSignInAgain()
  const look = `${styles.pill} ${styles[save.kind]}`
  if (save.kind === 'saved' || save.kind === 'saving') {
    return (
      <span className={look} role="status" title={title}>
        {icon}
        <span>{word}</span>
      </span>
    )
  }
  return (
    <span role="status">
      <Menu
        align="end"
        trigger={
          <button type="button" className={look} title={title}>
            {icon}
            <span>{word}</span>
          </button>
        }
      >
        <MenuLabel>{title}</MenuLabel>
        {save.kind === 'reauth' && signIn && (
          <MenuChoice icon={<LogIn aria-hidden />} onSelect={signIn}>
            Sign in
          </MenuChoice>
        )}
        {save.kind !== 'shut' && <KeepCopy />}
        {save.kind === 'reload' && (
          <MenuChoice icon={<RefreshCw aria-hidden />} onSelect={() => location.reload()}>
            Load the page anew
          </MenuChoice>
        )}
      </Menu>
    </span>
  )
}

/** Writes what this page shows into a file, changes that wait included, without asking the server. */
function KeepCopy() {
  const map = useMap()
  const texts = useSourceTexts()
  const keep = () => {
    const document = JSON.stringify(writeDocument(map, texts), undefined, 2)
    const address = URL.createObjectURL(new Blob([document], { type: 'application/json' }))
    const link = window.document.createElement('a')
    link.href = address
    link.download = `${map.title}.json`
    link.click()
    URL.revokeObjectURL(address)
  }
  return (
    <MenuChoice icon={<Download aria-hidden />} onSelect={keep}>
      Save a copy with all changes
    </MenuChoice>
  )
}

interface Told {
  readonly icon: ReactNode
  readonly word: string
  readonly title: string
}

const unsentWord = (word: string, unsent: number): string =>
  unsent > 0 ? `${word}, ${unsent} unsent` : word

function told(save: SaveState): Told {
  switch (save.kind) {
    case 'saved':
      return {
        icon: <Check aria-hidden />,
        word: 'Saved',
        title: `Everything is on the server (revision ${save.revision}).`,
      }
    case 'saving':
      return {
        icon: <LoaderCircle aria-hidden />,
        word: save.unsent > 1 ? `Saving ${save.unsent}` : 'Saving',
        title: 'On its way to the server.',
      }
    case 'away':
      return {
        icon: <CloudOff aria-hidden />,
        word: unsentWord('Offline', save.unsent),
        title:
          'The server does not answer. Changes are kept in this browser and sent as soon as it does.',
      }
    case 'full':
      return {
        icon: <Hourglass aria-hidden />,
        word: unsentWord('Full', save.unsent),
        title:
          'More cannot wait here. Nothing is lost: it is sent as soon as the server takes it. Until then the map does not change.',
      }
    case 'readonly':
      return {
        icon: <Eye aria-hidden />,
        word: unsentWord('Read-only', save.unsent),
        title: 'You may look at this map but not change it. What waits here is kept.',
      }
    case 'reauth':
      return {
        icon: <LogIn aria-hidden />,
        word: unsentWord('Signed out', save.unsent),
        title: 'Sign in again to go on. Changes are kept in this browser and sent then.',
      }
    case 'reload':
      return {
        icon: <RefreshCw aria-hidden />,
        word: unsentWord('Reload needed', save.unsent),
        title: 'This page is older than the server. Load it anew: changes are kept and sent then.',
      }
    case 'shut':
      return {
        icon: <EyeOff aria-hidden />,
        word: unsentWord('Closed', save.unsent),
        title: 'You may not see this map any more. What waits here is kept.',
      }
    case 'gone':
      return {
        icon: <TriangleAlert aria-hidden />,
        word: 'Deleted',
        title: 'This map is no longer on the server. Save a copy to keep what you see.',
      }
  }
}
