import { useEffect, useState, type RefObject } from 'react'
import type { MarkedPassage } from './marked-passage.ts'
import styles from './source-reader.module.css'

interface PassageRailProps {
  readonly length: number
  readonly passages: readonly MarkedPassage[]
  readonly container: RefObject<HTMLElement | null>
}

/** Where the quotes lie in the whole text, and which part of it is in view. */
export function PassageRail({ length, passages, container }: PassageRailProps) {
  const view = useView(container)
  return (
    <div
      className={styles.rail}
      aria-hidden
      onPointerDown={(event) => {
        const { top, height } = event.currentTarget.getBoundingClientRect()
        const element = container.current
        if (!element) return
        const share = (event.clientY - top) / height
        element.scrollTop = share * element.scrollHeight - element.clientHeight / 2
      }}
    >
      <b style={{ top: `${view.top * 100}%`, height: `${view.height * 100}%` }} />
      {passages.map(({ id, start, color }) => (
        <i
          key={id}
          className={`p-${color ?? 'none'}`}
          style={{ top: `${(start / length) * 100}%` }}
        />
      ))}
    </div>
  )
}

function useView(container: RefObject<HTMLElement | null>): { top: number; height: number } {
  const [view, setView] = useState({ top: 0, height: 0 })
  useEffect(() => {
    const element = container.current
    if (!element) return undefined
    const read = () => {
      const { scrollTop, scrollHeight, clientHeight } = element
      setView({ top: scrollTop / scrollHeight, height: clientHeight / scrollHeight })
    }
    const observer = new ResizeObserver(read)
    observer.observe(element)
    element.addEventListener('scroll', read, { passive: true })
    return () => {
      observer.disconnect()
      element.removeEventListener('scroll', read)
    }
  }, [container])
  return view
}
