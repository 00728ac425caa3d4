import type { Reading } from '@counterpoint/core'
import { ChevronDown } from 'lucide-react'
import { Button } from '../shared/ui/button.tsx'
import { Menu, MenuLabel, MenuOption } from '../shared/ui/menu.tsx'
import type { StandingView } from './use-standing.ts'

const READINGS: readonly (readonly [Reading, string, string])[] = [
  ['debate', 'debate reading', 'What nobody answers stands'],
  ['evidence', 'evidence reading', 'Only what a source says stands by itself'],
]

/** What “in” and “out” on the cards mean. */
export function ReadingMenu({ standing }: { readonly standing: StandingView }) {
  const { reading, chooseReading } = standing
  const chosen = READINGS.find(([each]) => each === reading)
  return (
    <Menu
      align="end"
      trigger={
        <Button small>
          What stands: {chosen?.[1]} <ChevronDown aria-hidden />
        </Button>
      }
    >
      <MenuLabel>What counts without a reason</MenuLabel>
      {READINGS.map(([each, , sentence]) => (
        <MenuOption key={each} isChosen={each === reading} onSelect={() => chooseReading(each)}>
          {sentence}
        </MenuOption>
      ))}
    </Menu>
  )
}
