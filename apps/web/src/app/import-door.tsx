import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useMayInWorkspace } from '../data/workspace.ts'
import { ImportDialog } from '../features/exchange/import-dialog.tsx'
import styles from './import-door.module.css'

/** A file that is dropped anywhere on the page is offered for import. */
export function ImportDoor() {
  const navigate = useNavigate()
  const [file, setFile] = useState<File>()
  const [isOver, setOver] = useState(false)
  const mayImport = useMayInWorkspace('map.create')

  useEffect(() => {
    if (!mayImport) return undefined
    const carriesFile = ({ dataTransfer }: DragEvent): boolean =>
      dataTransfer?.types.includes('Files') === true
    const over = (event: DragEvent) => {
      if (!carriesFile(event)) return
      event.preventDefault()
      setOver(true)
    }
    const leave = (event: DragEvent) => {
      // Leaving one element for another is no leaving of the page.
      if (event.relatedTarget === null) setOver(false)
    }
    const drop = (event: DragEvent) => {
      if (!carriesFile(event)) return
      event.preventDefault()
      setOver(false)
      setFile(event.dataTransfer?.files[0])
    }
    document.addEventListener('dragover', over)
    document.addEventListener('dragleave', leave)
    document.addEventListener('drop', drop)
    return () => {
      document.removeEventListener('dragover', over)
      document.removeEventListener('dragleave', leave)
      document.removeEventListener('drop', drop)
    }
  }, [mayImport])

  return (
    <>
      {isOver && (
        <div className={styles.over} aria-hidden>
          <span>Drop the file to import it as a map</span>
        </div>
      )}
      {file && (
        <ImportDialog
          key={`${file.name} ${file.lastModified}`}
          file={file}
          onClose={() => setFile(undefined)}
          onImported={(id) => void navigate({ to: '/maps/$mapId', params: { mapId: id } })}
        />
      )}
    </>
  )
}
