import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { ImportDialog } from '../features/exchange/import-dialog.tsx'
import { Library } from '../features/library/library.tsx'
import { BrandMark } from './brand-mark.tsx'
import styles from './library-page.module.css'
import { ThemeMenu } from './theme-menu.tsx'

/** Where everything begins: the maps and the sources. */
export function LibraryPage() {
  const navigate = useNavigate()
  const [isImporting, setImporting] = useState(false)
  useEffect(() => {
    document.title = 'Counterpoint'
  }, [])
  return (
    <div className={styles.page}>
      <header className={styles.bar}>
        <BrandMark />
        <h1>Counterpoint</h1>
        <ThemeMenu />
      </header>
      <Library onImport={() => setImporting(true)} />
      {isImporting && (
        <ImportDialog
          file={undefined}
          onClose={() => setImporting(false)}
          onImported={(id) => void navigate({ to: '/maps/$mapId', params: { mapId: id } })}
        />
      )}
    </div>
  )
}
