import { Monitor, Moon, Sun } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../shared/ui/button.tsx'
import { Menu, MenuOption } from '../shared/ui/menu.tsx'
import { chosenTheme, chooseTheme, type Theme } from '../shared/theme.ts'
import styles from './theme-menu.module.css'

const THEMES: readonly (readonly [Theme, string])[] = [
  ['system', 'As the system'],
  ['light', 'Light'],
  ['dark', 'Dark'],
]

const ICONS = { system: Monitor, light: Sun, dark: Moon } as const

export function ThemeMenu() {
  const [theme, setTheme] = useState(chosenTheme)
  const Icon = ICONS[theme]
  return (
    <Menu
      align="end"
      trigger={
        <Button className={styles.trigger ?? ''} aria-label="Theme" title="Theme">
          <Icon aria-hidden />
        </Button>
      }
    >
      <ThemeOptions chosen={theme} onChoose={setTheme} />
    </Menu>
  )
}

interface ThemeOptionsProps {
  readonly chosen?: Theme
  readonly onChoose?: (theme: Theme) => void
}

/** The themes, in whatever menu. */
export const ThemeOptions = ({ chosen = chosenTheme(), onChoose }: ThemeOptionsProps) =>
  THEMES.map(([each, word]) => (
    <MenuOption
      key={each}
      isChosen={each === chosen}
      onSelect={() => {
        chooseTheme(each)
        onChoose?.(each)
      }}
    >
      {word}
    </MenuOption>
  ))
