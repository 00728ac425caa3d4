import { withMentionsNamed } from '@counterpoint/core'
import Markdown, { defaultUrlTransform } from 'react-markdown'
import styles from './discussion.module.css'

interface CommentTextProps {
  readonly text: string
  readonly nameOf: (id: string) => string | undefined
}

/** Nothing that loads, embeds or frames; what is not here stays as text. */
const ALLOWED = [
  'a',
  'blockquote',
  'br',
  'code',
  'del',
  'em',
  'hr',
  'li',
  'ol',
  'p',
  'pre',
  'strong',
  'ul',
]

const PERSON = '#person-'

/**
 * A comment's words: Markdown without HTML, headings and images. Links lead to http, https and mailto,
 * and tell the other side nothing of where they were followed from.
 */
export function CommentText({ text, nameOf }: CommentTextProps) {
  if (isDense(text))
    return <p className={styles.plain}>{withMentionsNamed(text, nameFor(nameOf))}</p>
  return (
    <div className={styles.markdown}>
      <Markdown
        allowedElements={ALLOWED}
        unwrapDisallowed
        skipHtml
        urlTransform={safeAddress}
        components={{
          a: ({ href, children }) =>
            href?.startsWith(PERSON) ? (
              <span className={styles.mention}>{children}</span>
            ) : href ? (
              <a href={href} rel="noopener nofollow ugc" target="_blank">
                {children}
              </a>
            ) : (
              <span>{children}</span>
            ),
        }}
      >
        {withPeople(text, nameOf)}
      </Markdown>
    </div>
  )
}

/** The parser takes time that grows with the square of such marks; nobody writes as many. */
const MOST_MARKS = 1_500
const isDense = (text: string): boolean => (text.match(/[*_`[\]<>~]/g)?.length ?? 0) > MOST_MARKS

const nameFor = (nameOf: CommentTextProps['nameOf']) => (id: string) =>
  nameOf(id) ?? 'a former member'

/** Of the protocols that the parser lets through, those that a comment needs. */
function safeAddress(address: string): string {
  const safe = defaultUrlTransform(address)
  return safe.startsWith(PERSON) || /^(https?:|mailto:)/i.test(safe) ? safe : ''
}

/** Mentions as links, which the link renderer turns into names. */
const withPeople = (text: string, nameOf: (id: string) => string | undefined): string =>
  text.replace(/@\[([A-Za-z0-9_-]{1,64})\]/g, (_, id: string) => {
    return `[@${escaped(nameFor(nameOf)(id))}](${PERSON}${id})`
  })

/** A name says what it says: none of its characters is markup. */
const escaped = (name: string): string =>
  name.replaceAll(/[!-/:-@[-`{-~]/g, String.raw`\$&`).replaceAll(/\s+/g, ' ')
