import { Check, Copy } from 'lucide-react'
import { useId, useRef, useState } from 'react'
import { Button } from './button.tsx'
import styles from './copy-field.module.css'

interface CopyFieldProps {
  readonly label: string
  readonly value: string
  /** Why it should be kept now. */
  readonly hint: string
}

/** A link or a key that is shown this once, to be copied. */
export function CopyField({ label, value, hint }: CopyFieldProps) {
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  const [isCopied, setCopied] = useState(false)

  const copy = () => {
    field.current?.select()
    navigator.clipboard.writeText(value).then(
      () => setCopied(true),
      // Where the browser does not let a page copy, the words are selected for Ctrl C.
      () => field.current?.focus(),
    )
  }

  return (
    <div className={styles.copy} role="status">
      <label htmlFor={id}>{label}</label>
      <div className={styles.line}>
        <input
          ref={field}
          id={id}
          readOnly
          value={value}
          aria-describedby={`${id}-hint`}
          onFocus={(event) => event.target.select()}
        />
        <Button look="line" onClick={copy}>
          {isCopied ? <Check aria-hidden /> : <Copy aria-hidden />} {isCopied ? 'Copied' : 'Copy'}
        </Button>
      </div>
      <p id={`${id}-hint`}>{hint}</p>
    </div>
  )
}
