import type { SaveState } from '@counterpoint/client'
import { Check, CloudOff, LoaderCircle, TriangleAlert } from 'lucide-react'
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

function told(save: SaveState) {
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
        word: save.unsent > 0 ? `Offline, ${save.unsent} unsent` : 'Offline',
        title:
          'The server does not answer. Changes are kept in this browser and sent as soon as it does.',
      }
    case 'gone':
      return {
        icon: <TriangleAlert aria-hidden />,
        word: 'Deleted',
        title: 'This map is no longer on the server. Export it if you want to keep what you see.',
      }
  }
}
