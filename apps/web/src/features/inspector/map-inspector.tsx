import { isBare } from '@counterpoint/core'
import { Plus } from 'lucide-react'
import { useDispatch, useMap } from '../../data/map-session.tsx'
import { newPositionId } from '../../data/new-id.ts'
import { useWorkbench } from '../../data/workbench.tsx'
import { useReadOnly } from '../../shared/read-only.tsx'
import { Button } from '../../shared/ui/button.tsx'
import { EditableText } from '../../shared/ui/editable-text.tsx'
import { Glyph } from '../../signs/glyph.tsx'
import { POSITION_COLORS } from '../../signs/position-color.ts'
import { Box } from './box.tsx'
import styles from './inspector.module.css'

/** What is shown when nothing is selected: the question, the positions, and how to go on. */
export function MapInspector() {
  const map = useMap()
  const dispatch = useDispatch()
  const { select, reveal } = useWorkbench()
  const isReadOnly = useReadOnly()
  const positions = [...map.positions.values()]
  const bare = [...map.claims.values()].filter((claim) => isBare(map, claim))

  const addPosition = () => {
    const id = newPositionId()
    const taken = new Set(positions.map(({ color }) => color))
    const color = POSITION_COLORS.find((each) => !taken.has(each)) ?? null
    const title = `Position ${positions.length + 1}`
    const added = dispatch({ kind: 'position.create', position: { id, title, color } })
    if (added) select({ kind: 'position', id })
  }

  return (
    <div>
      <EditableText
        label="The question"
        text={map.question}
        placeholder="What is this map about? Ask a question."
        className={styles.sentence ?? ''}
        multiline
        mayBeEmpty
        onCommit={(question) => dispatch({ kind: 'map.edit', changes: { question } })}
      />
      <Box
        title="Positions"
        count={positions.length}
        action={
          <Button small onClick={addPosition}>
            <Plus aria-hidden /> Position
          </Button>
        }
      >
        {positions.map((position) => (
          <div key={position.id} className={styles.position}>
            {position.color && <Glyph color={position.color} />}
            <button type="button" onClick={() => select({ kind: 'position', id: position.id })}>
              {position.title}
            </button>
          </div>
        ))}
        {positions.length === 0 && (
          <p className={styles.quiet}>
            Positions are the competing answers to the question. Each has a thesis and claims it is
            committed to.
          </p>
        )}
      </Box>
      <Box title="In this map">
        <dl className={styles.counts}>
          {(
            [
              ['claims', map.claims.size],
              ['inferences', map.inferences.size],
              ['quotes', map.quotes.size],
              ['sources', map.sources.size],
            ] as const
          ).map(([word, count]) => (
            <div key={word}>
              <dt>{word}</dt>
              <dd>{count}</dd>
            </div>
          ))}
        </dl>
      </Box>
      {bare.length > 0 && (
        <Box title="Bare claims" count={bare.length}>
          <p className={styles.quiet}>No source says them and nothing supports them.</p>
          {bare.slice(0, 12).map((claim) => (
            <div key={claim.id} className={styles.position}>
              <button type="button" onClick={() => reveal({ kind: 'claim', id: claim.id })}>
                {claim.text}
              </button>
            </div>
          ))}
          {bare.length > 12 && <p className={styles.quiet}>and {bare.length - 12} more</p>}
        </Box>
      )}
      <Box title="Keys on the map">
        <dl className={styles.keys}>
          {(isReadOnly ? READING_KEYS : KEYS).map(([key, does]) => (
            <div key={key} style={{ display: 'contents' }}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{does}</dd>
            </div>
          ))}
        </dl>
      </Box>
    </div>
  )
}

const KEYS = [
  ['Tab', 'a reason for the selected claim'],
  ['Shift Tab', 'an objection to it'],
  ['Enter', 'another one beside it'],
  ['← ↑ ↓ →', 'walk the argument'],
  ['F2', 'edit'],
  ['Del', 'delete, with a way back'],
  ['Esc', 'let go'],
  ['Ctrl K', 'everything by name'],
] as const

const READING_KEYS = KEYS.filter(([key]) => ['← ↑ ↓ →', 'Esc', 'Ctrl K'].includes(key))
