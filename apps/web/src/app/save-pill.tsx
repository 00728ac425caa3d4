import type { SaveState } from '@counterpoint/client'
import {
  Check,
  CloudOff,
  Eye,
  EyeOff,
  LoaderCircle,
  LogIn,
  RefreshCw,
  TriangleAlert,
} from 'lucide-react'
import type { ReactNode } from 'react'
import styles from './save-pill.module.css'

/** Whether what was done here is kept, in plain words and always true. */
export function SavePill({ save }: { readonly save: SaveState }) {
  const { icon, word, title } = told(save)
  return (
    <span className={`${styles.pill} ${styles[save.kind]}`} role="status" title={title}>
      {icon}
      <span>{word}</span>
    </span>
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
        title: 'This map is no longer on the server. Export it if you want to keep what you see.',
      }
  }
}
