import { useMap } from '../../data/map-session.tsx'
import { useWhatStands } from '../../data/what-stands.tsx'
import { useWorkbench } from '../../data/workbench.tsx'
import { Glyph } from '../../signs/glyph.tsx'
import type { SourceTexts } from '../../signs/source-label.ts'
import { MarkedStanding } from '../../signs/standing-mark.tsx'
import { CampChoice } from './camp-choice.tsx'
import { CruxList } from './crux-list.tsx'
import { Part } from './part.tsx'
import { ReadingChoice } from './reading-choice.tsx'
import { StrengthOptions } from './strength-options.tsx'
import { WhatIfPart } from './what-if-part.tsx'
import styles from './what-stands.module.css'
import { Why } from './why.tsx'

/** What stands, why, and what would move it. Nothing here changes the map. */
export function WhatStandsPanel({ texts }: { readonly texts: SourceTexts }) {
  const map = useMap()
  const { selection } = useWorkbench()
  const { semantics } = useWhatStands()
  const subject =
    selection?.kind === 'claim' || selection?.kind === 'inference' ? selection.id : undefined
  const isThere =
    subject !== undefined &&
    (map.claims.has(subject as never) || map.inferences.has(subject as never))
  return (
    <section className={styles.panel} aria-label="What stands">
      <Theses />
      <ReadingChoice />
      {semantics !== 'grounded' && <CampChoice />}
      {isThere ? (
        <Why key={subject} id={subject} texts={texts} />
      ) : (
        <Part title="Why">
          <p className={styles.quiet}>
            Select a claim or a step to see its reasons, what would turn it, and what it hangs on.
          </p>
        </Part>
      )}
      <WhatIfPart />
      <CruxList />
      <StrengthOptions />
    </section>
  )
}

/** How the positions fare, first of all. */
function Theses() {
  const map = useMap()
  const { reveal } = useWorkbench()
  const { standingOf, markOf } = useWhatStands()
  const theses = [...map.positions.values()].filter(({ thesis }) => thesis !== null)
  if (theses.length === 0) return null
  return (
    <Part title="Theses">
      <ul className={styles.list}>
        {theses.map(({ id, title, color, thesis }) => {
          const standing = thesis && standingOf(thesis)
          return (
            <li key={id} className={styles.line}>
              {color && <Glyph color={color} />}
              <button
                type="button"
                title={map.claims.get(thesis!)?.text}
                onClick={() => reveal({ kind: 'claim', id: thesis! })}
              >
                {title}
              </button>
              {standing && (
                <span className={styles.signs}>
                  <MarkedStanding standing={standing} mark={markOf(thesis)} />
                </span>
              )}
            </li>
          )
        })}
      </ul>
    </Part>
  )
}
