import type { ClaimId, Inference, InferenceId } from '@counterpoint/core'
import { oneLine } from '../text/one-line.ts'
import type { Pasted } from './pasted.ts'

interface Line {
  readonly indent: number
  readonly sign: string
  readonly text: string
}

const LINE =
  /^([ \t]*)((?:[-+*•–—]|\d+[.)])\s+)?(?:(pro|con|reason|objection|support|rebuttal)\s*:\s*)?(.*)$/iu

const AGAINST = /^(con|objection|rebuttal)$/i

/**
 * Lines, each a claim that bears on the one it is indented under: `+`, `Pro:` and `Reason:` for it,
 * `Con:` and `Objection:` against it, and so `-` where other lines begin with `+`; elsewhere `-`, `*`
 * and `•` only count off a list. A line that is not indented stands alone.
 */
export function claimsFromLines(text: string, most: number): Pasted {
  const lines = text
    .split(/\r\n?|\n/)
    .map(parsed)
    .filter(({ text }) => text !== '')
    .slice(0, most)
  const hasPlus = lines.some(({ sign }) => sign === '+')
  const idOf = (index: number): ClaimId => `c${index}` as ClaimId
  const open: { readonly indent: number; readonly index: number }[] = []
  const inferences = lines.flatMap(({ indent, sign }, index): Inference[] => {
    while ((open.at(-1)?.indent ?? -1) >= indent) open.pop()
    const above = open.at(-1)
    open.push({ indent, index })
    if (!above) return []
    const isAgainst = AGAINST.test(sign) || (hasPlus && sign === '-')
    return [
      {
        id: `i${index}` as InferenceId,
        polarity: isAgainst ? 'against' : 'for',
        premises: [idOf(index)],
        target: { claim: idOf(above.index) },
        scheme: null,
        warrant: null,
        rationale: null,
      },
    ]
  })
  const claims = lines.map(({ text }, index) => ({
    id: idOf(index),
    text,
    note: null,
    implicit: false,
    otherWordings: [],
  }))
  return { claims, inferences, warnings: [] }
}

const TAB_WIDTH = 4

function parsed(line: string): Line {
  const [, space = '', mark = '', word = '', text = ''] = LINE.exec(line) ?? []
  return {
    indent: space.replaceAll('\t', ' '.repeat(TAB_WIDTH)).length,
    sign: word === '' ? mark.trim() : word,
    text: oneLine(text),
  }
}
