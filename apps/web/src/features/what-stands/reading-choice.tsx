import { useId } from 'react'
import { useWhatStands } from '../../data/what-stands.tsx'
import { READINGS, SEMANTICS } from '../../signs/standing-words.ts'
import styles from './what-stands.module.css'

/** What counts without a reason, and which standings are shown. */
export function ReadingChoice() {
  const { reading, semantics, chooseReading, chooseSemantics } = useWhatStands()
  return (
    <>
      <Choice
        legend="Reading"
        options={READINGS.map(({ reading: value, ...words }) => ({ value, ...words }))}
        chosen={reading}
        onChoose={chooseReading}
      />
      <Choice
        legend="Shown on the map"
        options={SEMANTICS.map(({ semantics: value, ...words }) => ({ value, ...words }))}
        chosen={semantics}
        onChoose={chooseSemantics}
      />
    </>
  )
}

interface ChoiceProps<T extends string> {
  readonly legend: string
  readonly options: readonly {
    readonly value: T
    readonly name: string
    readonly sentence: string
  }[]
  readonly chosen: T
  readonly onChoose: (value: T) => void
}

function Choice<T extends string>({ legend, options, chosen, onChoose }: ChoiceProps<T>) {
  const name = useId()
  return (
    <fieldset className={styles.choice}>
      <legend>{legend}</legend>
      <div className={styles.options}>
        {options.map((option) => (
          <label key={option.value} title={option.sentence}>
            <input
              type="radio"
              name={name}
              checked={option.value === chosen}
              onChange={() => onChoose(option.value)}
            />
            {option.name}
          </label>
        ))}
      </div>
      <p className={styles.quiet}>{options.find(({ value }) => value === chosen)?.sentence}</p>
    </fieldset>
  )
}
