import { Link } from '@tanstack/react-router'
import { ArrowLeft } from 'lucide-react'
import type { ReactNode } from 'react'
import styles from './inside-page.module.css'
import { Page } from './page.tsx'

interface InsidePageProps {
  readonly title: string
  readonly children: ReactNode
}

/** A page of settings, with the way back to the library. */
export const InsidePage = ({ title, children }: InsidePageProps) => (
  <Page
    title={`${title} · Counterpoint`}
    lead={
      <Link to="/" className={styles.back} aria-label="Library" title="Library">
        <ArrowLeft aria-hidden />
      </Link>
    }
    heading={title}
  >
    <main className={styles.body}>{children}</main>
  </Page>
)
