import { fail, type ClaimId, type Result } from '@counterpoint/core'
import type { Imported, Problem } from '../format.ts'
import { importDraft } from '../import/import-draft.ts'
import { escaped, NUMBERED, SEE, TITLE, unescaped } from './text.ts'

interface Line {
  readonly number: number
  readonly path: string
  readonly stance: 'Pro' | 'Con' | undefined
  readonly text: string
}

/**
 * Reads Kialo's text export: a tree by numbers, `Pro` and `Con` for the claim above, `-> See` for a
 * claim that stands elsewhere. A line without a number goes on with the claim before it.
 */
export function readKialo(content: string): Result<Imported, readonly Problem[]> {
  const { title, lines, preamble } = linesOf(content)
  if (lines.length === 0 && title === undefined) {
    const message =
      'The file is no Kialo export: it has neither a line “Discussion Title: …” nor one that starts ' +
      'with a number like “1.1.”.'
    return fail([{ path: '', message }])
  }
  const draft = importDraft({ format: 'kialo', title })
  for (const { number, text } of preamble) {
    draft.warn(
      `line ${number}`,
      'It stands before the first claim and is no title; it is left out.',
    )
    draft.keep(null, text)
  }
  const claims = new Map<string, ClaimId>()
  for (const { number, path, text } of lines) {
    if (SEE.test(text)) continue
    const where = `line ${number}`
    const { text: words, links } = unescaped(text)
    const note = links.map((link) => `${link.words}: ${link.url}`).join('\n')
    const claim = draft.addClaim({ text: words, where, note })
    if (claim === undefined) continue
    if (escaped(words) !== text) draft.keep(claim, text)
    if (claims.has(path)) draft.warn(where, `The number ${path} stands twice; the first is meant.`)
    else claims.set(path, claim)
  }
  for (const { number, path, stance, text } of lines) {
    const where = `line ${number}`
    const parent = parentOf(path)
    if (parent === undefined) continue
    const see = SEE.exec(text)?.[1]
    const premise = claims.get(see ?? path)
    const target = claims.get(parent)
    if (premise === undefined || target === undefined) {
      const missing = premise === undefined ? (see ?? path) : parent
      draft.warn(where, `There is no claim ${missing}, so the line relates nothing.`)
    } else if (stance === undefined) {
      draft.warn(where, 'The line says neither Pro nor Con; its claim stands by itself.')
    } else {
      const polarity = stance === 'Pro' ? 'for' : 'against'
      draft.addInference({ polarity, premises: [premise], target: { claim: target }, where })
    }
  }
  return draft.finish()
}

function linesOf(content: string): {
  readonly title: string | undefined
  readonly lines: readonly Line[]
  /** What stands above the first claim beside the title. */
  readonly preamble: readonly Pick<Line, 'number' | 'text'>[]
} {
  const lines: Line[] = []
  const preamble: Pick<Line, 'number' | 'text'>[] = []
  let title: string | undefined
  for (const [index, line] of content
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .entries()) {
    const numbered = NUMBERED.exec(line)
    const last = lines.at(-1)
    if (numbered) {
      const [, path = '', stance, text = ''] = numbered
      const isRoot = parentOf(path) === undefined
      lines.push({
        number: index + 1,
        path,
        stance: isRoot ? undefined : (stance as Line['stance']),
        text: isRoot && stance !== undefined ? `${stance}: ${text}` : text,
      })
    } else if (last === undefined) {
      const titled = TITLE.exec(line)?.[1]
      if (titled !== undefined) title = titled
      else if (line.trim() !== '') preamble.push({ number: index + 1, text: line })
    } else if (line.trim() !== '') {
      lines[lines.length - 1] = { ...last, text: `${last.text}\n${line}` }
    }
  }
  return { title, lines, preamble }
}

/** Number of the claim above; undefined for one at the top. */
function parentOf(path: string): string | undefined {
  const end = path.lastIndexOf('.', path.length - 2)
  return end === -1 ? undefined : path.slice(0, end + 1)
}
