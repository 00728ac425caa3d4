import { useEffect, type ReactNode } from 'react'
import { BrandMark } from './brand-mark.tsx'
import styles from './door.module.css'

interface DoorProps {
  readonly title: string
  readonly children: ReactNode
}

/** A page before the product: one heading, one thing to do. */
export function Door({ title, children }: DoorProps) {
  useEffect(() => {
    document.title = `${title} · Counterpoint`
  }, [title])
  return (
    <main className={styles.door}>
      <div className={styles.sheet}>
        <BrandMark size={36} />
        <h1>{title}</h1>
        {children}
      </div>
    </main>
  )
}
