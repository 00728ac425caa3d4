import { FORMATS, type Format, type FormatName } from '@counterpoint/formats'
import { exportMap, listLosses, problemSchema } from '@counterpoint/protocol'
import { useQuery } from '@tanstack/react-query'
import { Copy, Download } from 'lucide-react'
import { useState } from 'react'
import { api } from '../../data/api.ts'
import { useMap, useSessionState } from '../../data/map-session.tsx'
import { Button } from '../../shared/ui/button.tsx'
import { Dialog } from '../../shared/ui/dialog.tsx'
import { useNotices } from '../../shared/ui/notices.tsx'
import styles from './exchange.module.css'
import { ExportPreview, type MadeFile } from './export-preview.tsx'

interface ExportDialogProps {
  readonly formats: readonly FormatName[]
  readonly onClose: () => void
}

/** Choose a format, see what it cannot hold, look at it, take it away. */
export function ExportDialog({ formats, onClose }: ExportDialogProps) {
  const { id, title } = useMap()
  const { save } = useSessionState()
  const { say } = useNotices()
  const [format, setFormat] = useState<FormatName>(formats[0] ?? 'json')
  const address = api.address(exportMap, { id }, { format })
  const losses = useQuery({
    queryKey: ['losses', id, format, save],
    queryFn: ({ signal }) => api.call(listLosses, { params: { id }, query: { format }, signal }),
  })
  const preview = useQuery({
    queryKey: ['export', id, format, save],
    queryFn: ({ signal }) => made(address, format, signal),
    retry: false,
    gcTime: 0,
  })
  const items = losses.data?.items ?? []

  return (
    <Dialog title={`Export “${title}”`} wide onClose={onClose}>
      <div className={styles.form}>
        <fieldset className={styles.formats}>
          <legend className="visually-hidden">Format</legend>
          {formats.map((each) => (
            <label key={each} className={styles.format}>
              <input
                type="radio"
                name="format"
                value={each}
                checked={each === format}
                onChange={() => setFormat(each)}
              />
              {FORMATS[each].title}
            </label>
          ))}
        </fieldset>
        {save.kind === 'away' && (
          <p className={styles.trouble} role="alert">
            The server does not answer. The file would miss what is not yet saved.
          </p>
        )}
        <section aria-live="polite">
          <h3>What it cannot hold</h3>
          {losses.isPending && <p className={styles.quiet}>Looking…</p>}
          {losses.error && <p className={styles.trouble}>{losses.error.message}</p>}
          {losses.data && items.length === 0 && (
            <p className={styles.quiet}>Nothing: this file holds the whole map.</p>
          )}
          <ul className={styles.remarks}>
            {items.map((loss) => (
              <li key={`${loss.record} ${loss.field}`}>
                <b>
                  {loss.count} × {loss.record}
                  {loss.field ? `, ${loss.field}` : ''}
                </b>{' '}
                {loss.reason}
              </li>
            ))}
          </ul>
        </section>
        <section>
          <h3>Preview</h3>
          {preview.isPending && (
            <p className={styles.quiet} role="status">
              Making {FORMATS[format].title}…
            </p>
          )}
          {preview.error && (
            <p className={styles.trouble} role="alert">
              {preview.error.message}
            </p>
          )}
          {preview.data && <ExportPreview format={format} file={preview.data} />}
        </section>
        <div className={styles.acts}>
          {preview.data?.text !== undefined && (
            <Button
              look="line"
              onClick={() => {
                void navigator.clipboard.writeText(preview.data?.text ?? '').then(
                  () => say('Copied to the clipboard.'),
                  () => say('The browser does not allow copying here; download the file instead.'),
                )
              }}
            >
              <Copy aria-hidden /> Copy
            </Button>
          )}
          <a className={styles.download} href={address} download>
            <Download aria-hidden /> Download {FORMATS[format].title}
          </a>
        </div>
      </div>
    </Dialog>
  )
}

/** The file at `address`: its bytes, and its text where it is one. */
async function made(address: string, format: FormatName, signal: AbortSignal): Promise<MadeFile> {
  const response = await fetch(address, { signal })
  if (!response.ok) {
    const problem = problemSchema.safeParse(await response.json().catch(() => undefined))
    throw new Error(problem.data?.detail ?? 'The file could not be made.')
  }
  const blob = await response.blob()
  const { isBytes }: Format = FORMATS[format]
  return { blob, text: isBytes ? undefined : await blob.text() }
}
