import { Link } from '@tanstack/react-router'
import { ArrowLeft } from 'lucide-react'
import { useEffect, type ReactNode } from 'react'
import styles from './inside-page.module.css'
import { PersonMenu } from './person-menu.tsx'
import { ThemeMenu } from './theme-menu.tsx'

interface InsidePageProps {
  readonly title: string
  readonly children: ReactNode
}

/** A page of settings, with the way back to the library. */
export function InsidePage({ title, children }: InsidePageProps) {
  useEffect(() => {
    document.title = `${title} · Counterpoint`
  }, [title])
  return (
    <div className={styles.page}>
      <header className={styles.bar}>
        <Link to="/" className={styles.back} aria-label="Library" title="Library">
          <ArrowLeft aria-hidden />
        </Link>
        <h1>{title}</h1>
        <ThemeMenu />
        <PersonMenu />
      </header>
      <main className={styles.body}>{children}</main>
    </div>
  )
}
