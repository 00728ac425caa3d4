import { useMapSession, useSessionState } from '../../data/map-session.tsx'
import { IfEditable } from '../../shared/read-only.tsx'
import { useNotices } from '../../shared/ui/notices.tsx'
import { Button } from '../../shared/ui/button.tsx'
import { Dialog } from '../../shared/ui/dialog.tsx'
import styles from './conflicts.module.css'
import { bringingBack, standingText, type Override } from './override.ts'

interface CompareVersionsProps {
  readonly override: Override
  /** `isSettled`: a choice was made. */
  readonly onClose: (isSettled: boolean) => void
}

/** The text as it stands beside the one that gave way, to choose from. */
export function CompareVersions({ override, onClose }: CompareVersionsProps) {
  const session = useMapSession()
  const standing = standingText(override, useSessionState())
  const { warn } = useNotices()
  const whose = override.isByYou ? `${override.name}’s` : 'my'
  const bringBack = () => {
    if (standing === undefined) return
    const done = session.dispatch(bringingBack(override, standing))
    if (done.ok) onClose(true)
    else warn(done.error.message)
  }
  return (
    <Dialog title="Two versions of one text" wide onClose={() => onClose(false)}>
      <div className={styles.versions}>
        <section aria-label="As it stands">
          <h3>As it stands</h3>
          <p>{standing ?? 'It was deleted meanwhile.'}</p>
        </section>
        <section aria-label="Gave way">
          <h3>{override.isByYou ? `${override.name}’s version` : 'Your version'}</h3>
          <p>
            {marked(override.lost, override.passages).map(({ words, isLost }, index) =>
              isLost ? <mark key={index}>{words}</mark> : words,
            )}
          </p>
        </section>
      </div>
      <div className={styles.choices}>
        <Button look="line" onClick={() => onClose(true)}>
          Leave it as it stands
        </Button>
        {standing !== undefined && (
          <IfEditable>
            <Button look="solid" onClick={bringBack}>
              Use {whose} version
            </Button>
          </IfEditable>
        )}
      </div>
    </Dialog>
  )
}

interface Piece {
  readonly words: string
  readonly isLost: boolean
}

/** `text` in pieces, those of `passages` marked where they come in turn. */
function marked(text: string, passages: readonly string[]): readonly Piece[] {
  const pieces: Piece[] = []
  let from = 0
  for (const passage of passages) {
    const at = passage === '' ? -1 : text.indexOf(passage, from)
    if (at === -1) continue
    pieces.push({ words: text.slice(from, at), isLost: false }, { words: passage, isLost: true })
    from = at + passage.length
  }
  return [...pieces, { words: text.slice(from), isLost: false }]
}
