import { svgFormat, type FormatName } from '@counterpoint/formats'
import { useEffect, useMemo, useState } from 'react'
import { useMap } from '../../data/map-session.tsx'
import styles from './exchange.module.css'

/** A file as it came from the server. */
export interface MadeFile {
  readonly blob: Blob
  /** Undefined for files of bytes. */
  readonly text: string | undefined
}

interface ExportPreviewProps {
  readonly format: FormatName
  readonly file: MadeFile
}

const HEAD_LENGTH = 4_000

/** What is in a file: its picture, the head of its text, or in words what its pages hold. */
export function ExportPreview({ format, file }: ExportPreviewProps) {
  switch (format) {
    case 'svg':
    case 'png':
      return (
        <>
          <Picture blob={file.blob} />
          <p className={styles.quiet}>{sizeOf(file.blob)}</p>
        </>
      )
    case 'pdf':
      return (
        <>
          <FirstPage />
          <p className={styles.quiet}>
            {sizeOf(file.blob)}. This picture on one page, as large as it must be to be read, then
            positions, claims, quotes and sources in words on A4; all text can be selected.
          </p>
        </>
      )
    case 'docx':
      return (
        <p className={styles.quiet}>
          {sizeOf(file.blob)}. A brief in the styles of Verbatim: the map as pocket, each position
          as hat, what it asserts and answers as blocks, claims as tags, and under them cards: the
          cite, and the paragraph with the quoted words underlined.
        </p>
      )
    default:
      return <TextHead text={file.text ?? ''} />
  }
}

function TextHead({ text }: { readonly text: string }) {
  return (
    <pre className={styles.preview} tabIndex={0} aria-label="Preview of the file">
      {text.slice(0, HEAD_LENGTH)}
      {text.length > HEAD_LENGTH && '\n…'}
    </pre>
  )
}

/** The picture that the PDF begins with is the SVG of the same map. */
function FirstPage() {
  const map = useMap()
  const blob = useMemo(() => new Blob([svgFormat.write(map)], { type: 'image/svg+xml' }), [map])
  return <Picture blob={blob} />
}

function Picture({ blob }: { readonly blob: Blob }) {
  const [address, setAddress] = useState<string>()
  useEffect(() => {
    const made = URL.createObjectURL(blob)
    setAddress(made)
    return () => URL.revokeObjectURL(made)
  }, [blob])
  return address ? (
    <img className={styles.image} alt="Cards, junctions and positions of the map" src={address} />
  ) : null
}

const KILOBYTE = 1024

const sizeOf = ({ size }: Blob): string =>
  size < KILOBYTE ** 2
    ? `${Math.max(1, Math.round(size / KILOBYTE))} KB`
    : `${(size / KILOBYTE ** 2).toFixed(1)} MB`
