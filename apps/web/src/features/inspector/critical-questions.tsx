import { schemeById } from '@counterpoint/core'
import { IfEditable } from '../../shared/read-only.tsx'
import { Box, LinkButton } from './box.tsx'
import styles from './inspector.module.css'

interface CriticalQuestionsProps {
  readonly scheme: string
  readonly onUndercut: (text: string) => void
}

/** What a scheme leaves open (Walton, Reed and Macagno 2008); each can become an undercut. */
export function CriticalQuestions({ scheme: id, onUndercut }: CriticalQuestionsProps) {
  const scheme = schemeById(id)
  if (!scheme) return null
  return (
    <Box title="Critical questions" count={scheme.criticalQuestions.length}>
      <p className={styles.quiet}>{scheme.description}</p>
      <ul className={styles.question}>
        {scheme.criticalQuestions.map((question) => (
          <li key={question.id}>
            {question.text}
            <IfEditable>
              <LinkButton
                label={`Undercut by asking: ${question.text}`}
                onClick={() => onUndercut(question.text)}
              >
                Undercut
              </LinkButton>
            </IfEditable>
          </li>
        ))}
      </ul>
    </Box>
  )
}
