import { useEffect } from 'react'
import { useReadOnly } from '../shared/read-only.tsx'

/** Calls `onText` with what is pasted while nobody is typing and no dialog is open, where the
 * map may be changed. */
export function usePaste(onText: (text: string) => void): void {
  const isReadOnly = useReadOnly()
  useEffect(() => {
    if (isReadOnly) return undefined
    const onPaste = (event: ClipboardEvent) => {
      if (isField(event.target) || document.querySelector('dialog[open]')) return
      const text = event.clipboardData?.getData('text/plain') ?? ''
      if (text.trim() === '') return
      event.preventDefault()
      onText(text)
    }
    document.addEventListener('paste', onPaste)
    return () => document.removeEventListener('paste', onPaste)
  }, [onText, isReadOnly])
}

const isField = (target: EventTarget | null): boolean =>
  target instanceof HTMLInputElement ||
  target instanceof HTMLTextAreaElement ||
  (target instanceof HTMLElement && target.isContentEditable)
