import type { ThreadSubject } from '../discussion/comment.ts'
import { namesOf, quoted, type KnownRecord } from './names.ts'

/** What a thread is about, as a sentence names it ([V5], [V7]). */
export function subjectName(subject: ThreadSubject, known: KnownRecord): string {
  const names = namesOf([], known)
  if ('claim' in subject) return names.claim(subject.claim)
  if ('inference' in subject) return names.inference(subject.inference)
  if ('position' in subject) return `the position ${names.position(subject.position)}`
  if ('quote' in subject) return `the quote ${names.quote(subject.quote)}`
  return `the passage ${quoted(subject.exact)}`
}
