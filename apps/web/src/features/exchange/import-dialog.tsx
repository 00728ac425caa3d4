import { importMap } from '@counterpoint/protocol'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { FileUp } from 'lucide-react'
import { useRef, useState } from 'react'
import { api } from '../../data/api.ts'
import { Button } from '../../shared/ui/button.tsx'
import { Dialog } from '../../shared/ui/dialog.tsx'
import styles from './exchange.module.css'

interface ImportDialogProps {
  readonly file: File | undefined
  readonly onImported: (id: string) => void
  readonly onClose: () => void
}

/** A file becomes a new map; what was understood otherwise than it is written is listed first. */
export function ImportDialog({ file: dropped, onImported, onClose }: ImportDialogProps) {
  const queryClient = useQueryClient()
  const input = useRef<HTMLInputElement>(null)
  const [file, setFile] = useState(dropped)
  const load = useMutation({
    mutationFn: (chosen: File) => api.sendRaw(importMap, { format: 'auto' }, chosen),
    onSuccess: ({ id, warnings }) => {
      void queryClient.invalidateQueries({ queryKey: ['maps'] })
      void queryClient.invalidateQueries({ queryKey: ['sources'] })
      if (warnings.length > 0) return
      onImported(id)
      onClose()
    },
  })

  return (
    <Dialog title="Import a map" onClose={onClose}>
      <div className={styles.form}>
        <p className={styles.quiet}>
          A Counterpoint document (.json). It becomes a map of its own; sources that the library has
          already are shared.
        </p>
        <input
          ref={input}
          type="file"
          accept=".json,application/json"
          aria-label="File to import"
          className="visually-hidden"
          tabIndex={-1}
          onChange={(event) => {
            setFile(event.target.files?.[0])
            load.reset()
          }}
        />
        <div className={styles.row}>
          <Button look="line" onClick={() => input.current?.click()}>
            <FileUp aria-hidden /> Choose a file
          </Button>
          <span>{file?.name ?? 'or drop one on the library'}</span>
        </div>
        {load.error && (
          <p className={styles.trouble} role="alert">
            {load.error.message} Nothing was imported.
          </p>
        )}
        {load.data && (
          <>
            <h3>Imported, with remarks</h3>
            <ul className={styles.remarks}>
              {load.data.warnings.map(({ where, message }) => (
                <li key={`${where} ${message}`}>
                  {message} {where && <small>{where}</small>}
                </li>
              ))}
            </ul>
          </>
        )}
        <div className={styles.acts}>
          {load.data ? (
            <Button
              look="solid"
              onClick={() => {
                onImported(load.data.id)
                onClose()
              }}
            >
              Open the map
            </Button>
          ) : (
            <Button
              look="solid"
              disabled={!file || load.isPending}
              onClick={() => file && load.mutate(file)}
            >
              {load.isPending ? 'Importing…' : 'Import'}
            </Button>
          )}
        </div>
      </div>
    </Dialog>
  )
}
