import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react'
import styles from './button.module.css'
import { Tooltip } from './tooltip.tsx'

type Look = 'ghost' | 'line' | 'solid' | 'danger'

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly look?: Look
  readonly small?: boolean
  readonly ref?: Ref<HTMLButtonElement>
}

export function Button({ look = 'ghost', small = false, className, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      className={[styles.button, styles[look], small && styles.small, className]
        .filter(Boolean)
        .join(' ')}
      {...rest}
    />
  )
}

interface IconButtonProps extends Omit<ButtonProps, 'children'> {
  /** What it does: the name for screen readers, and its tooltip. */
  readonly label: string
  /** Shown beside the label in the tooltip. */
  readonly keys?: string
  readonly children: ReactNode
}

export function IconButton({ label, keys, className, ...rest }: IconButtonProps) {
  return (
    <Tooltip text={label} {...(keys ? { keys } : {})}>
      <Button aria-label={label} className={`${styles.icon} ${className ?? ''}`} {...rest} />
    </Tooltip>
  )
}
