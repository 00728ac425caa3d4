import { detectFormat, FORMATS, IMPORT_NAMES, type FormatName } from '@counterpoint/formats'
import { importMap, previewImport } from '@counterpoint/protocol'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { FileUp } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { api } from '../../data/api.ts'
import { useWorkspace } from '../../data/workspace.ts'
import { Button } from '../../shared/ui/button.tsx'
import { Dialog } from '../../shared/ui/dialog.tsx'
import { SelectField } from '../../shared/ui/field.tsx'
import styles from './exchange.module.css'
import { ImportPreview } from './import-preview.tsx'

interface ImportDialogProps {
  readonly file: File | undefined
  readonly onImported: (id: string) => void
  readonly onClose: () => void
}

const READABLE = IMPORT_NAMES.map((name) => FORMATS[name].title).join(', ')

/** Enough of a file to see what it is, in bytes. */
const BEGINNING = 4_096

/** A file becomes a new map; first it is shown what it would become, and what is lost on the way. */
export function ImportDialog({ file: dropped, onImported, onClose }: ImportDialogProps) {
  const queryClient = useQueryClient()
  const workspace = useWorkspace()?.id
  const input = useRef<HTMLInputElement>(null)
  const [file, setFile] = useState(dropped)
  const [format, setFormat] = useState<FormatName>()
  const load = useMutation({
    mutationFn: (chosen: File) =>
      api.sendRaw(importMap, { format: format ?? 'auto', workspace }, chosen),
    onSuccess: ({ id }) => {
      void queryClient.invalidateQueries({ queryKey: ['maps'] })
      void queryClient.invalidateQueries({ queryKey: ['sources'] })
      onImported(id)
      onClose()
    },
  })
  const preview = useQuery({
    queryKey: ['import-preview', file?.name, file?.lastModified, file?.size, format],
    queryFn: ({ signal }) =>
      api.sendRaw(previewImport, { format: format ?? 'auto', workspace }, file!, signal),
    enabled: file !== undefined && format !== undefined,
    retry: false,
    gcTime: 0,
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  })
  const failure = preview.error ?? load.error

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
          The file becomes a map of its own; sources that the library has already are shared. What
          can be read: {READABLE}.
        </p>
        <input
          ref={input}
          type="file"
          accept=".json,.jsonld,.argdown,.ad,.xml,.txt,application/json,application/xml,text/plain"
          aria-label="File to import"
          className="visually-hidden"
          tabIndex={-1}
          onChange={(event) => {
            setFormat(undefined)
            setFile(event.target.files?.[0])
            load.reset()
          }}
        />
        <div className={styles.row}>
          <Button look="line" onClick={() => input.current?.click()}>
            <FileUp aria-hidden /> Choose a file
          </Button>
          <span>{file?.name ?? 'or drop one anywhere on the page'}</span>
        </div>
        {file && format && (
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
        {preview.isFetching && (
          <p className={styles.quiet} role="status">
            Reading the file…
          </p>
        )}
        {failure && (
          <p className={styles.trouble} role="alert">
            {failure.message} Nothing was imported.
          </p>
        )}
        {preview.data && <ImportPreview {...preview.data} />}
        <div className={styles.acts}>
          <Button
            look="solid"
            disabled={!file || !preview.data || load.isPending}
            onClick={() => file && load.mutate(file)}
          >
            {load.isPending ? 'Importing…' : 'Import'}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
