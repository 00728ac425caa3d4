import type { ArgumentMap, ClaimId } from '@counterpoint/core'
import { Command } from 'cmdk'
import { Dialog } from '../shared/ui/dialog.tsx'
import styles from './claim-picker.module.css'
import { Glyph } from './glyph.tsx'
import { claimColors } from './position-color.ts'

interface ClaimPickerProps {
  readonly title: string
  readonly map: ArgumentMap
  /** Claims that make no sense here. */
  readonly without?: ReadonlySet<ClaimId>
  readonly onPick: (claim: ClaimId) => void
  /** Makes a claim of what was typed, where that makes sense. */
  readonly onNew?: (text: string) => void
  readonly onClose: () => void
}

/** Type to find a claim of the map. */
export function ClaimPicker({ title, map, without, onPick, onNew, onClose }: ClaimPickerProps) {
  const colors = claimColors(map)
  const claims = [...map.claims.values()].filter(({ id }) => !without?.has(id))
  return (
    <Dialog title={title} onClose={onClose}>
      <Command className={styles.command} label={title} filter={matches}>
        <Command.Input className={styles.input} placeholder="Type to find a claim" autoFocus />
        <Command.List className={styles.list}>
          <Command.Empty className={styles.empty}>
            {claims.length === 0 ? 'This map has no other claim yet.' : 'No claim has these words.'}
          </Command.Empty>
          {claims.map(({ id, text }) => (
            <Command.Item
              key={id}
              value={`${text} ${id}`}
              className={styles.choice}
              onSelect={() => {
                onClose()
                onPick(id)
              }}
            >
              <span className={styles.glyph}>
                {colors.get(id) && <Glyph color={colors.get(id)!} />}
              </span>
              {text}
            </Command.Item>
          ))}
          {onNew && <NewClaim onNew={onNew} onClose={onClose} />}
        </Command.List>
      </Command>
    </Dialog>
  )
}

function NewClaim({
  onNew,
  onClose,
}: {
  readonly onNew: (text: string) => void
  readonly onClose: () => void
}) {
  return (
    <Command.Item
      forceMount
      value="new claim"
      className={styles.choice}
      onSelect={() => {
        const text = document.querySelector<HTMLInputElement>('[cmdk-input]')?.value.trim()
        if (!text) return
        onClose()
        onNew(text)
      }}
    >
      <span className={styles.glyph}>+</span>
      <em>Make a new claim of what you typed</em>
    </Command.Item>
  )
}

/** Every word must occur; nothing fuzzy, so that what is found can be understood. */
export const matches = (value: string, search: string): number => {
  const text = value.toLocaleLowerCase()
  const words = search.toLocaleLowerCase().split(/\s+/u).filter(Boolean)
  return words.every((word) => text.includes(word)) ? 1 : 0
}
