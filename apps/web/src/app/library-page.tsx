import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { ImportDialog } from '../features/exchange/import-dialog.tsx'
import { Library } from '../features/library/library.tsx'
import { BrandMark } from './brand-mark.tsx'
import styles from './library-page.module.css'
import { ThemeMenu } from './theme-menu.tsx'

/** Where everything begins: the maps and the sources. A file dropped here is imported. */
export function LibraryPage() {
  const navigate = useNavigate()
  const [importing, setImporting] = useState<{ readonly file: File | undefined }>()
  useEffect(() => {
    document.title = 'Counterpoint'
  }, [])
  return (
    <div
      className={styles.page}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault()
        const file = event.dataTransfer.files[0]
        if (file) setImporting({ file })
      }}
    >
      <header className={styles.bar}>
        <BrandMark />
        <h1>Counterpoint</h1>
        <ThemeMenu />
      </header>
      <Library onImport={() => setImporting({ file: undefined })} />
      {importing && (
        <ImportDialog
          file={importing.file}
          onClose={() => setImporting(undefined)}
          onImported={(id) => void navigate({ to: '/maps/$mapId', params: { mapId: id } })}
        />
      )}
    </div>
  )
}
