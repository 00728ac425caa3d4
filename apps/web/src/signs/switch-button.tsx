import { isSet, type SwitchKind } from '../data/switches.ts'
import { useWhatStands } from '../data/what-stands.tsx'
import { Button } from '../shared/ui/button.tsx'

/** What setting a switch supposes. */
const SWITCH_WORDS: Readonly<Record<SwitchKind, string>> = {
  claims: 'Suppose it falls',
  inferences: 'Suppose the step fails',
  quotes: 'Set the quote aside',
  sources: 'Set the source aside',
  positions: 'Set the position aside',
  given: 'Take as given',
}

interface SwitchButtonProps {
  readonly kind: SwitchKind
  readonly id: string
  /** What it is about, for those who hear it without its surroundings. */
  readonly of: string
}

/** Sets one switch of the what-if, or takes it back; the map stays as it is. */
export function SwitchButton({ kind, id, of }: SwitchButtonProps) {
  const { switches, toggle } = useWhatStands()
  return (
    <Button
      small
      look="line"
      aria-pressed={isSet(switches, kind, id)}
      aria-label={`${SWITCH_WORDS[kind]}: ${of}`}
      onClick={() => toggle(kind, id)}
    >
      {SWITCH_WORDS[kind]}
    </Button>
  )
}
