import { Check } from 'lucide-react'
import { DropdownMenu as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import styles from './menu.module.css'

interface MenuProps {
  /** A button; it opens the menu. */
  readonly trigger: ReactNode
  readonly align?: 'start' | 'center' | 'end'
  readonly children: ReactNode
}

export function Menu({ trigger, align = 'start', children }: MenuProps) {
  return (
    <Radix.Root modal={false}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content className={styles.menu} align={align} sideOffset={6} collisionPadding={8}>
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

interface MenuChoiceProps {
  readonly onSelect: () => void
  readonly icon?: ReactNode
  readonly keys?: string
  readonly danger?: boolean
  readonly disabled?: boolean
  readonly children: ReactNode
}

export function MenuChoice({
  onSelect,
  icon,
  keys,
  danger = false,
  disabled = false,
  children,
}: MenuChoiceProps) {
  return (
    <Radix.Item
      className={`${styles.choice} ${danger ? styles.danger : ''}`}
      onSelect={onSelect}
      disabled={disabled}
    >
      {icon}
      {children}
      {keys && <span className={styles.keys}>{keys}</span>}
    </Radix.Item>
  )
}

interface MenuOptionProps {
  readonly isChosen: boolean
  readonly onSelect: () => void
  readonly children: ReactNode
}

/** One of several of which one is chosen. */
export function MenuOption({ isChosen, onSelect, children }: MenuOptionProps) {
  return (
    <Radix.CheckboxItem className={styles.choice} checked={isChosen} onSelect={onSelect}>
      <span className={styles.tick}>{isChosen && <Check aria-hidden />}</span>
      {children}
    </Radix.CheckboxItem>
  )
}

export const MenuRule = () => <Radix.Separator className={styles.rule} />

export const MenuLabel = ({ children }: { readonly children: ReactNode }) => (
  <Radix.Label className={styles.label}>{children}</Radix.Label>
)
