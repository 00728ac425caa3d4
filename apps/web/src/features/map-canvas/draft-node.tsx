import type { NodeProps } from '@xyflow/react'
import { useEffect, useRef, useState } from 'react'
import { useCanvasActions } from './canvas-actions.ts'
import styles from './claim-node.module.css'
import draftStyles from './draft-node.module.css'
import type { DraftNode as Node } from './flow-nodes.ts'

/** A claim being written. Enter keeps it, Escape or nothing written leaves no trace. */
export function DraftNode({ data }: NodeProps<Node>) {
  const { keepDraft, dropDraft } = useCanvasActions()
  const [text, setText] = useState('')
  const field = useRef<HTMLTextAreaElement>(null)
  const isDone = useRef(false)

  useEffect(() => {
    // React Flow measures a new node before it shows it; until then it takes no focus.
    const frame = requestAnimationFrame(() => field.current?.focus({ preventScroll: true }))
    return () => cancelAnimationFrame(frame)
  }, [])

  const end = (keep: boolean) => {
    if (isDone.current) return
    isDone.current = true
    if (keep && text.trim() !== '') keepDraft(text.trim())
    else dropDraft()
  }

  return (
    <div className={`${styles.card} ${draftStyles.draft} nodrag nopan`}>
      <label className={draftStyles.prompt} htmlFor="draft-claim">
        {data.prompt}
      </label>
      <textarea
        id="draft-claim"
        ref={field}
        className={draftStyles.field}
        rows={2}
        placeholder="One sentence that can be true or false"
        value={text}
        onChange={(event) => setText(event.target.value)}
        onBlur={() => end(true)}
        onKeyDown={(event) => {
          event.stopPropagation()
          if (event.key === 'Escape') end(false)
          if (event.key === 'Enter') {
            event.preventDefault()
            end(true)
          }
        }}
      />
    </div>
  )
}
