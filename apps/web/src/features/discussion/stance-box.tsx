import { STANCE_ATTITUDES, type ClaimId } from '@counterpoint/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useMay } from '../../data/access.ts'
import { stancesQuery, useDiscussionActs } from '../../data/discussion.ts'
import { useMap } from '../../data/map-session.tsx'
import { Button } from '../../shared/ui/button.tsx'
import styles from './discussion.module.css'

const WORDS = { accept: 'Accept', reject: 'Reject', suspend: 'Suspend' } as const

/** What this person holds about a claim, and, where it is not hidden, what the others do. */
export function StanceBox({ claim }: { readonly claim: ClaimId }) {
  const map = useMap()
  const { data } = useQuery(stancesQuery(map.id))
  const { takeStance, withdrawStance } = useDiscussionActs()
  const may = useMay('map.takeStance')
  const held = data?.items.filter((stance) => stance.claim === claim) ?? []
  const yours = held.find(({ isYours }) => isYours)
  const others = held.filter(({ isYours }) => !isYours)
  const mean = held.reduce((sum, { credence }) => sum + credence, 0) / held.length
  if (!may && others.length === 0 && !data?.isBlind) return null
  return (
    <section className={styles.box} aria-label="Stances">
      <h3 className={styles.head}>
        {may ? 'Your stance' : 'Stances'}
        {yours && <em>{yours.attitude ? WORDS[yours.attitude] : percent(yours.credence)}</em>}
      </h3>
      {may && (
        <>
          <Credence
            key={yours?.updatedAt ?? 'none'}
            start={yours?.credence}
            onChoose={(credence) => void takeStance(claim, { credence })}
          />
          <div className={styles.acts} role="group" aria-label="Stance in a word">
            {STANCE_ATTITUDES.map((attitude) => (
              <Button
                key={attitude}
                small
                look="line"
                aria-pressed={yours?.attitude === attitude}
                onClick={() => void takeStance(claim, { attitude })}
              >
                {WORDS[attitude]}
              </Button>
            ))}
            {yours && (
              <Button small onClick={() => void withdrawStance(claim)}>
                Withdraw
              </Button>
            )}
          </div>
        </>
      )}
      {data?.isBlind && (
        <p className={styles.quiet}>What others hold is hidden until it is revealed.</p>
      )}
      {data && !data.isBlind && others.length > 0 && (
        <>
          <p className={styles.quiet}>
            {held.length} stances, on average {percent(mean)}
          </p>
          <ul className={styles.would}>
            {others.map(({ person, credence, attitude }) => (
              <li key={person.id}>
                {person.name}: {attitude ? WORDS[attitude] : percent(credence)}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

interface CredenceProps {
  /** In [0, 1]; undefined when no stance was taken. */
  readonly start: number | undefined
  readonly onChoose: (credence: number) => void
}

/** How likely the claim is held to be true. It counts when the slider is let go. */
function Credence({ start, onChoose }: CredenceProps) {
  const [value, setValue] = useState(Math.round((start ?? 0.5) * 100))
  const choose = () => {
    if (start === undefined || value !== Math.round(start * 100)) onChoose(value / 100)
  }
  return (
    <label className={styles.credence}>
      <span>How sure are you that it is true?</span>
      <input
        type="range"
        min={0}
        max={100}
        step={5}
        value={value}
        aria-valuetext={`${value} %`}
        onChange={(event) => setValue(Number(event.target.value))}
        onPointerUp={choose}
        onKeyUp={(event) => {
          if (event.key !== 'Tab') choose()
        }}
      />
      <output>{value} %</output>
    </label>
  )
}

const percent = (share: number): string => `${Math.round(share * 100)} %`
