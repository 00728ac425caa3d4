import { useEffect } from 'react'
import type { MapSession } from '@counterpoint/client'
import { useUndo } from '../data/map-session.tsx'
import { useReadOnly } from '../shared/read-only.tsx'

interface WorkbenchKeys {
  readonly session: MapSession
  readonly openPalette: () => void
}

/** Keys that work wherever the focus is: the palette, undo and redo. */
export function useWorkbenchKeys({ session, openPalette }: WorkbenchKeys): void {
  const { undo, redo } = useUndo()
  const isReadOnly = useReadOnly()
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return
      const key = event.key.toLowerCase()
      if (key === 'k') {
        event.preventDefault()
        openPalette()
        return
      }
      // Inside a field these keys take back typing.
      if (isReadOnly || isTyping(event.target)) return
      if (key === 'z' && !event.shiftKey) {
        event.preventDefault()
        undo()
      } else if (key === 'y' || (key === 'z' && event.shiftKey)) {
        event.preventDefault()
        redo()
      }
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [session, openPalette, undo, redo, isReadOnly])
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement
