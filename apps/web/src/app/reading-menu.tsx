import { ChevronDown } from 'lucide-react'
import { useWhatStands, type Semantics } from '../data/what-stands.tsx'
import { Button } from '../shared/ui/button.tsx'
import { Menu, MenuChoice, MenuLabel, MenuOption, MenuRule } from '../shared/ui/menu.tsx'
import { READINGS, SEMANTICS } from '../signs/standing-words.ts'

/** What “in” and “out” on the cards mean, and the way to all of it. */
export function ReadingMenu({ onMore }: { readonly onMore: () => void }) {
  const { reading, semantics, chooseReading, chooseSemantics } = useWhatStands()
  return (
    <Menu
      align="end"
      trigger={
        <Button small>
          What stands: {nameOf(semantics, reading)} <ChevronDown aria-hidden />
        </Button>
      }
    >
      <MenuLabel>What counts without a reason</MenuLabel>
      {READINGS.map(({ reading: each, sentence }) => (
        <MenuOption key={each} isChosen={each === reading} onSelect={() => chooseReading(each)}>
          {sentence}
        </MenuOption>
      ))}
      <MenuRule />
      <MenuLabel>What the cards show</MenuLabel>
      {SEMANTICS.map(({ semantics: each, name }) => (
        <MenuOption key={each} isChosen={each === semantics} onSelect={() => chooseSemantics(each)}>
          {name}
        </MenuOption>
      ))}
      <MenuRule />
      <MenuChoice onSelect={onMore}>Why, what if, cruxes…</MenuChoice>
    </Menu>
  )
}

const nameOf = (semantics: Semantics, reading: string): string =>
  semantics === 'grounded'
    ? `${reading} reading`
    : semantics === 'preferred'
      ? 'one camp'
      : 'one stable camp'
