import { useWhatStands, type StrengthChoice } from '../../data/what-stands.tsx'
import { SelectField } from '../../shared/ui/field.tsx'
import { Part } from './part.tsx'
import styles from './what-stands.module.css'

const CHOICES: readonly (readonly [StrengthChoice, string])[] = [
  ['none', 'not shown'],
  ['by-shape', 'DF-QuAD; quadratic energy on circles'],
  ['df-quad', 'DF-QuAD everywhere'],
  ['quadratic-energy', 'quadratic energy everywhere'],
]

/** How strong each claim is, as a number beside its standing; and whether the numbers came to rest. */
export function StrengthOptions() {
  const { strengthChoice, chooseStrength, strength } = useWhatStands()
  return (
    <Part
      title="Strength"
      hint="How far reasons and objections move a claim from one half, or from what people hold about it, between 0 and 1; a what-if included. It never decides standing."
    >
      <SelectField
        label="Model"
        value={strengthChoice}
        onChange={({ target }) => chooseStrength(target.value as StrengthChoice)}
      >
        {CHOICES.map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </SelectField>
      {strengthChoice !== 'none' && <Convergence {...strength} />}
    </Part>
  )
}

type ConvergenceProps = ReturnType<typeof useWhatStands>['strength']

function Convergence({ answer, failure }: ConvergenceProps) {
  if (!answer) {
    return (
      <p className={styles.quiet} role={failure ? 'alert' : 'status'}>
        {failure ?? 'Working out strengths…'}
      </p>
    )
  }
  const { hasConverged, rounds, residual } = answer.convergence
  return (
    <p className={styles.quiet} role="status">
      {rounds === 0
        ? 'No circle runs through the map, so the numbers are exact.'
        : hasConverged
          ? `Circles came to rest after ${rounds} rounds.`
          : `Circles did not come to rest in ${rounds} rounds (last change ${residual.toPrecision(2)}): ${answer.restless.size} numbers are only where the search stopped.`}
    </p>
  )
}
