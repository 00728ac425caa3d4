import { detectFormat, FORMATS, IMPORT_NAMES, type FormatName } from '@counterpoint/formats'
import { importMap } from '@counterpoint/protocol'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { FileUp } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { api } from '../../data/api.ts'
import { Button } from '../../shared/ui/button.tsx'
import { Dialog } from '../../shared/ui/dialog.tsx'
import { SelectField } from '../../shared/ui/field.tsx'
import styles from './exchange.module.css'

interface ImportDialogProps {
  readonly file: File | undefined
  readonly onImported: (id: string) => void
  readonly onClose: () => void
}

/** Enough of a file to see what it is, in bytes. */
const BEGINNING = 4_096

/** A file becomes a new map; what was understood otherwise than it is written is listed first. */
export function ImportDialog({ file: dropped, onImported, onClose }: ImportDialogProps) {
  const queryClient = useQueryClient()
  const input = useRef<HTMLInputElement>(null)
  const [file, setFile] = useState(dropped)
  const [format, setFormat] = useState<FormatName>('json')
  const load = useMutation({
    mutationFn: (chosen: File) => api.sendRaw(importMap, { format }, chosen),
    onSuccess: ({ id, warnings }) => {
      void queryClient.invalidateQueries({ queryKey: ['maps'] })
      void queryClient.invalidateQueries({ queryKey: ['sources'] })
      if (warnings.length > 0) return
      onImported(id)
      onClose()
    },
  })

  useEffect(() => {
    let isLeft = false
    void file
      ?.slice(0, BEGINNING)
      .text()
      .then((beginning) => !isLeft && setFormat(detectFormat(beginning, file.name) ?? 'json'))
    return () => {
      isLeft = true
    }
  }, [file])

  return (
    <Dialog title="Import a map" onClose={onClose}>
      <div className={styles.form}>
        <p className={styles.quiet}>
          The file becomes a map of its own; sources that the library has already are shared.
        </p>
        <input
          ref={input}
          type="file"
          accept=".json,.jsonld,.argdown,.ad,.xml,.txt,application/json,application/xml,text/plain"
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
        {file && !load.data && (
          <SelectField
            label="Format"
            value={format}
            onChange={(event) => {
              setFormat(event.target.value as FormatName)
              load.reset()
            }}
          >
            {IMPORT_NAMES.map((name) => (
              <option key={name} value={name}>
                {FORMATS[name].title}
              </option>
            ))}
          </SelectField>
        )}
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
