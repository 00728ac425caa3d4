import { fail, ok, type Result } from '@counterpoint/core'
import type { Imported, Problem, ReadOptions } from '../format.ts'
import { importDraft } from '../import/import-draft.ts'
import { frontMatterIn } from './front-matter-in.ts'
import { lexingCost } from './lexing-cost.ts'
import { readClaims } from './read-claims.ts'
import { keepRemainder } from './read-remainder.ts'
import { addOwnQuotes } from './read-own-quotes.ts'
import { addOwnRelations, addPlacements } from './read-own-relations.ts'
import { readPositions } from './read-positions.ts'
import { readRelations } from './read-relations.ts'
import { readSteps } from './read-steps.ts'
import { understandable } from './understandable.ts'

/**
 * Longest file, in UTF-16 code units: two thousand claims fill one million. Argdown's parser takes a
 * second or two for each million, and its process is ended where a file costs more.
 */
const LONGEST = 10_000_000
/** Much more than a file of that length needs whose brackets are closed. */
const DEAREST = 200_000_000

/**
 * Reads Argdown (Voigt 2014) with its own parser. Statements are claims; an argument with a
 * premise–conclusion structure is an inference for each conclusion, its premises linked; one without
 * is a claim, and its relations inferences from it. Our own files come back as they were, since
 * what Argdown has no words for rides in their data blocks.
 */
export function readArgdown(
  content: string,
  options: ReadOptions = {},
): Result<Imported, readonly Problem[]> {
  const refused = excessIn(content)
  if (refused !== undefined) return refusal(refused)
  const front = frontMatterIn(withPlainLines(content))
  const read = understood(front.rest, front.mode)
  if (!read.ok) return read
  const { model, leftOut } = read.value

  const draft = importDraft({
    format: 'argdown',
    title: front.title,
    question: front.question,
    ...(front.id && { id: front.id }),
  })
  if (front.unread) draft.warn('line 1', 'The front matter is no YAML; it is left out.')
  for (const { line, message, text } of leftOut) {
    const count = text.split('\n').length
    const lines = count === 1 ? 'the line is' : `${count} lines are`
    draft.warn(`line ${line}`, `Argdown does not allow this here: ${message} So ${lines} left out.`)
  }
  for (const { line, text } of model.comments.filter(({ isAddress }) => isAddress)) {
    const message = `Argdown takes ${text} for a comment; an address in a text has a backslash before //.`
    draft.warn(`line ${line}`, message, 'changed')
  }
  for (const line of model.unreadBlocks) {
    draft.warn(`line ${line}`, 'The data block is no YAML; it is left out.')
  }
  const own = addOwnQuotes(front.records, draft)
  const claims = readClaims(model, own, draft)
  const steps = readSteps(model, claims, draft)
  readRelations(model, { claims, steps, own: front.records }, draft)
  readPositions(model, claims, draft)
  addOwnRelations(front.records, claims, draft)
  addPlacements(front.records, { claims, steps }, draft)
  keepRemainder({ model, front, leftOut, claims, steps }, draft)
  return draft.finish(options)
}

const refusal = (message: string): Result<never, readonly Problem[]> =>
  fail([{ path: '', message }])

function excessIn(content: string): string | undefined {
  if (content.trim() === '') return 'The file is empty.'
  if (content.length > LONGEST) {
    return (
      `The file has ${content.length} characters; Argdown is read up to ${LONGEST}. ` +
      'Bring a map of that size as Counterpoint JSON.'
    )
  }
  if (lexingCost(content) > DEAREST) {
    return 'The file has thousands of brackets that nothing closes, so it cannot be read as Argdown.'
  }
  return undefined
}

/**
 * Argdown's lexer breaks off at a backslash that ends a line, and finds the end of a comment only where
 * its line ends.
 */
const withPlainLines = (content: string): string =>
  `${content}\n`
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .replace(/(?<!\\)((?:\\\\)*)\\(?=\n|$)/g, '$1\\\\')

type Understood = Exclude<ReturnType<typeof understandable>, { readonly faults: unknown }>

function understood(
  input: string,
  mode: 'loose' | 'strict',
): Result<Understood, readonly Problem[]> {
  try {
    const read = understandable(input, mode)
    if (!('faults' in read)) return ok(read)
    return fail(
      read.faults.map(({ line, message }) => ({
        path: `line ${line}`,
        message: `Line ${line} is no Argdown: ${message}`,
      })),
    )
  } catch (error) {
    if (error instanceof RangeError) {
      return refusal(
        'The file is nested too deeply, or has too many paragraphs, to be read as Argdown.',
      )
    }
    const reason = error instanceof Error ? error.message : String(error)
    return refusal(`Argdown’s parser cannot read the file: ${reason}`)
  }
}
