import { PencilLine } from 'lucide-react'
import { useOthersAt } from '../data/presence.tsx'
import { personClass } from './avatar.tsx'
import styles from './editing-mark.module.css'
import { editingWords } from './people-words.ts'

/** “Bob is editing”, where somebody else has the text of a record open. */
export function EditingMark({ of }: { readonly of: string }) {
  const [first, ...more] = useOthersAt(of)?.editing ?? []
  if (!first) return null
  return (
    <span className={`${styles.mark} ${personClass(first.color)}`} role="status">
      <PencilLine aria-hidden />
      {editingWords([first, ...more])}
    </span>
  )
}
