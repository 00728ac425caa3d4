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
      {THEMES.map(([each, word]) => (
        <MenuOption
          key={each}
          isChosen={each === theme}
          onSelect={() => {
            chooseTheme(each)
            setTheme(each)
          }}
        >
          {word}
        </MenuOption>
      ))}
    </Menu>
  )
}
