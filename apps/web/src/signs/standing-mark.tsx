import type { Standing } from '@counterpoint/core'
import { ArrowRight, CheckCheck, Contrast } from 'lucide-react'
import styles from './signs.module.css'
import { STANDING_WORDS, StandingIcon, StandingSign } from './standing-sign.tsx'

/** Sceptical: in every camp. Credulous: in some. Unknown: the search was cut short. */
export type Acceptance = 'every' | 'some' | 'none' | 'unknown'

/** What a view of what stands says of a claim or a step beside its standing. */
export interface Mark {
  /** Its standing without the what-if, where that moves it. */
  readonly was?: Standing
  readonly acceptance?: Acceptance
  /** In [0, 1]. */
  readonly strength?: number
}

export const isSameMark = (a: Mark | undefined, b: Mark | undefined): boolean =>
  a?.was === b?.was && a?.acceptance === b?.acceptance && a?.strength === b?.strength

const ACCEPTANCE_WORDS: Readonly<Record<Acceptance, string>> = {
  every: 'in every camp',
  some: 'in some camps',
  none: 'in no camp',
  unknown: 'not known for every camp',
}

interface MarkedStandingProps {
  readonly standing: Standing
  readonly mark: Mark | undefined
  /** With words beside the icons, where there is room for them. */
  readonly inWords?: boolean
}

/** Whether it stands, what it was before the what-if, in which camps it stands, and how strong it is. */
export const MarkedStanding = ({ standing, mark, inWords = false }: MarkedStandingProps) => (
  <>
    {mark?.strength !== undefined && <StrengthBar strength={mark.strength} />}
    {mark?.acceptance && <AcceptanceSign acceptance={mark.acceptance} inWords={inWords} />}
    {mark?.was && (
      <span className={styles.was} title={`Was ${STANDING_WORDS[mark.was]}; moved by the what-if`}>
        {inWords ? (
          <span className={styles.wasWord}>{STANDING_WORDS[mark.was]}</span>
        ) : (
          <>
            <StandingIcon standing={mark.was} />
            <span className="visually-hidden">{STANDING_WORDS[mark.was]}</span>
          </>
        )}
        <ArrowRight role="img" aria-label="now" />
      </span>
    )}
    <StandingSign standing={standing} />
  </>
)

/** In every camp, or in some; what is in none needs no sign. */
function AcceptanceSign({ acceptance, inWords }: { acceptance: Acceptance; inWords: boolean }) {
  const words = ACCEPTANCE_WORDS[acceptance]
  if (inWords) return <span className={styles.acceptance}>{words}</span>
  if (acceptance === 'none' || acceptance === 'unknown') return null
  const Icon = acceptance === 'every' ? CheckCheck : Contrast
  return (
    <span className={styles.acceptance} title={words}>
      <Icon role="img" aria-label={words} />
    </span>
  )
}

/** A quiet bar, and its number: colour says nothing here. */
const StrengthBar = ({ strength }: { readonly strength: number }) => (
  <span className={styles.strength} title={`Strength ${strength.toFixed(2)} of 1`}>
    <i aria-hidden style={{ '--share': `${strength * 100}%` } as React.CSSProperties} />
    <span className="visually-hidden">Strength </span>
    {strength.toFixed(2)}
  </span>
)
