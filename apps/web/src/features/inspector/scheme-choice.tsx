import { SCHEMES, schemeById } from '@counterpoint/core'
import { useReadOnly } from '../../shared/read-only.tsx'
import { SelectField } from '../../shared/ui/field.tsx'
import styles from './inspector.module.css'

interface SchemeChoiceProps {
  readonly scheme: string | null
  readonly onChoose: (scheme: string | null) => void
}

/** Which scheme a step follows; a file may have named one that is not among ours. */
export function SchemeChoice({ scheme, onChoose }: SchemeChoiceProps) {
  const isReadOnly = useReadOnly()
  const known = scheme === null ? undefined : schemeById(scheme)
  if (isReadOnly) {
    return (
      <div>
        <p className={styles.quiet}>Scheme</p>
        <p>{known?.name ?? scheme ?? 'none named'}</p>
      </div>
    )
  }
  return (
    <SelectField
      label="Scheme"
      value={scheme ?? ''}
      onChange={({ target }) => onChoose(target.value || null)}
    >
      <option value="">none named</option>
      {scheme && !known && <option value={scheme}>{scheme}</option>}
      {SCHEMES.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </SelectField>
  )
}
