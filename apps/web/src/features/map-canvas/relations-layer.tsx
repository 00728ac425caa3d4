import type { InferenceRole } from '@counterpoint/core'
import { memo } from 'react'
import styles from './relations-layer.module.css'

/** An inference's lines, ready to draw in the canvas' own pixels. */
export interface RelationLines {
  readonly id: string
  readonly role: InferenceRole
  /** From each premise to the junction. */
  readonly legs: readonly string[]
  /** From the junction to the target. */
  readonly last: string
  readonly end: { readonly x: number; readonly y: number; readonly angle: number }
}

interface RelationsLayerProps {
  readonly lines: readonly RelationLines[]
  readonly tensions: readonly { readonly id: string; readonly path: string }[]
  readonly lit: ReadonlySet<string> | undefined
  readonly outs: ReadonlySet<string>
  readonly strong: ReadonlySet<string>
}

/** All lines of the map under its cards. */
export const RelationsLayer = memo(function RelationsLayer({
  lines,
  tensions,
  lit,
  outs,
  strong,
}: RelationsLayerProps) {
  return (
    <svg className={`${styles.layer} ${strong.size > 0 ? styles.chosen : ''}`} aria-hidden>
      {tensions.map(({ id, path }) => (
        <path key={id} className={styles.tension} d={path} />
      ))}
      {lines.map((each) => (
        <Relation
          key={each.id}
          lines={each}
          isDimmed={lit !== undefined && !lit.has(each.id)}
          isOut={outs.has(each.id)}
          isStrong={strong.has(each.id)}
        />
      ))}
    </svg>
  )
})

interface RelationProps {
  readonly lines: RelationLines
  readonly isDimmed: boolean
  readonly isOut: boolean
  readonly isStrong: boolean
}

const Relation = memo(function Relation({ lines, isDimmed, isOut, isStrong }: RelationProps) {
  const { role, legs, last, end } = lines
  return (
    <g
      className={[
        styles[role],
        isDimmed && styles.dimmed,
        isOut && styles.out,
        isStrong && styles.strong,
      ]
        .filter(Boolean)
        .join(' ')}
    >
      {legs.map((path, index) => (
        <path key={index} className={styles.line} d={path} />
      ))}
      <path className={styles.line} d={last} />
      <path
        className={styles.ending}
        d={ENDINGS[role]}
        transform={`translate(${end.x} ${end.y}) rotate(${end.angle})`}
      />
    </g>
  )
})

/** Tip at the origin, pointing along +x: an arrow, a bar across, a cross on the rim. */
const ENDINGS: Readonly<Record<InferenceRole, string>> = {
  support: 'M-8.500-4.200 0 0l-8.500 4.200z',
  backing: 'M-8.500-4.200 0 0l-8.500 4.200z',
  rebuttal: 'M-2-6.500v13',
  undercut: 'M-5.600-3.600 1.600 3.600M1.600-3.600-5.600 3.600',
}
