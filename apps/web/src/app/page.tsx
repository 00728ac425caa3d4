import { useEffect, type ReactNode } from 'react'
import styles from './page.module.css'
import { PersonMenu } from './person-menu.tsx'
import { ThemeMenu } from './theme-menu.tsx'

interface PageProps {
  /** Of the browser's tab. */
  readonly title: string
  /** Before the heading. */
  readonly lead: ReactNode
  readonly heading: string
  readonly children: ReactNode
}

/** A page around the maps, under a bar that stays. */
export function Page({ title, lead, heading, children }: PageProps) {
  useEffect(() => {
    document.title = title
  }, [title])
  return (
    <div className={styles.page}>
      <header className={styles.bar}>
        {lead}
        <h1>{heading}</h1>
        <ThemeMenu />
        <PersonMenu />
      </header>
      {children}
    </div>
  )
}
