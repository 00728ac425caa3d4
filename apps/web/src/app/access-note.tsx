import { useReadOnly } from '../shared/read-only.tsx'
import { useSession } from '../data/session.ts'
import styles from './access-note.module.css'

/** Where nothing may be changed: why that is so. */
export function AccessNote() {
  const session = useSession()
  if (!useReadOnly()) return null
  return (
    <p className={styles.note} role="status">
      {session?.user
        ? 'You may read this map; an admin of its workspace can let you comment or change it.'
        : 'The link that you have lets you read this map.'}
    </p>
  )
}
