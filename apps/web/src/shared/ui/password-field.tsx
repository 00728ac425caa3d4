import { TextField } from './field.tsx'

interface PasswordFieldProps {
  readonly label: string
  /** A new one has to be good enough; one that is there already is only asked for. */
  readonly isNew?: boolean
  readonly value: string
  readonly onChange: (password: string) => void
}

/** A password that password managers know what to do with. */
export const PasswordField = ({ label, isNew = false, value, onChange }: PasswordFieldProps) => (
  <TextField
    label={label}
    {...(isNew && {
      hint: 'At least 8 characters, and not one that many people have.',
      minLength: 8,
    })}
    type="password"
    autoComplete={isNew ? 'new-password' : 'current-password'}
    required
    value={value}
    onChange={(event) => onChange(event.target.value)}
  />
)
