import type { InferenceId } from '@counterpoint/core'
import type { OpenQuestion } from '@counterpoint/core/semantics'
import { useDispatch, useUndo } from '../../data/map-session.tsx'
import { undercutSaying } from '../../data/undercut.ts'
import { IfEditable } from '../../shared/read-only.tsx'
import { Button } from '../../shared/ui/button.tsx'
import { useNotices } from '../../shared/ui/notices.tsx'
import styles from './evidence-check.module.css'

interface OpenQuestionsProps {
  readonly inference: InferenceId
  readonly questions: readonly OpenQuestion[]
}

const HITS = {
  premise: 'about a premise',
  inference: 'about the step',
  conclusion: 'about the conclusion',
} as const

/** Questions a scheme asks; each becomes an undercut of the step, with a way back. */
export function OpenQuestions({ inference, questions }: OpenQuestionsProps) {
  const dispatch = useDispatch()
  const { undo } = useUndo()
  const { say } = useNotices()
  const undercut = (text: string) => {
    if (!dispatch(undercutSaying(text, inference).operation)) return
    say('The question undercuts the step now.', { label: 'Undo', perform: undo })
  }
  return (
    <ul className={styles.questions}>
      {questions.map(({ id, text, attacks }) => (
        <li key={id}>
          <p>
            {text} <small>{HITS[attacks]}</small>
          </p>
          <IfEditable>
            <Button
              small
              look="line"
              aria-label={`Undercut by asking: ${text}`}
              onClick={() => undercut(text)}
            >
              Undercut
            </Button>
          </IfEditable>
        </li>
      ))}
    </ul>
  )
}
