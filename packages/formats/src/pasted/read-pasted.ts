import type { Polarity } from '@counterpoint/core'
import { kialoFormat } from '../kialo/kialo-format.ts'
import { oneLine } from '../text/one-line.ts'

/** A claim out of pasted text, and what it bears on. */
export interface PastedClaim {
  readonly text: string
  /** Index of the claim above it, and how it bears on that; undefined for one that stands alone. */
  readonly onto?: { readonly claim: number; readonly polarity: Polarity } | undefined
}

/** As much as one paste may bring: what a person can look through before it is added. */
export const MOST_PASTED = 500

/**
 * What text from the clipboard says: a Kialo export, or lines, each a claim that bears on the one it is
 * indented under. `+`, `Pro:` and `Reason:` are for it, `Con:` and `Objection:` against it, and so is `-`
 * where other lines begin with `+`, as in Argdown; elsewhere `-`, `*` and `•` only count off a list. A
 * line that is not indented stands alone. Never more than `MOST_PASTED` claims.
 */
export function readPasted(text: string): PastedClaim[] {
  const kialo = KIALO.test(text) ? kialoFormat.read(text) : undefined
  if (kialo?.ok) {
    const { claims, inferences } = kialo.value.document
    const indexOf = new Map(claims.map(({ id }, index) => [id, index]))
    const onto = new Map(
      inferences.flatMap(({ premises: [premise], target, polarity }) => {
        const claim = 'claim' in target ? indexOf.get(target.claim) : undefined
        return premise === undefined || claim === undefined ? [] : [[premise, { claim, polarity }]]
      }),
    )
    return claims.slice(0, MOST_PASTED).map(({ id, text }) => ({ text, onto: onto.get(id) }))
  }
  return linesOf(text)
}

const KIALO = /^\uFEFF?\s*(Discussion (Title|Name):|1\. )/

interface Line {
  readonly indent: number
  readonly sign: string
  readonly text: string
}

const LINE =
  /^([ \t]*)((?:[-+*•–—]|<[-+]|\d+[.)])\s+)?(?:(pro|con|reason|objection|support|rebuttal)\s*:\s*)?(.*)$/iu

const AGAINST = /^(con|objection|rebuttal)$/i

function linesOf(text: string): PastedClaim[] {
  const lines = text
    .split(/\r\n?|\n/)
    .map(parsed)
    .filter(({ text }) => text !== '')
    .slice(0, MOST_PASTED)
  const hasPlus = lines.some(({ sign }) => sign.endsWith('+'))
  const open: { readonly indent: number; readonly index: number }[] = []
  return lines.map(({ indent, sign, text }, index) => {
    while ((open.at(-1)?.indent ?? -1) >= indent) open.pop()
    const above = open.at(-1)
    open.push({ indent, index })
    const isAgainst = AGAINST.test(sign) || (hasPlus && sign.endsWith('-'))
    return {
      text,
      onto: above && { claim: above.index, polarity: isAgainst ? 'against' : 'for' },
    }
  })
}

const TAB_WIDTH = 4

function parsed(line: string): Line {
  const [, space = '', mark = '', word = '', text = ''] = LINE.exec(line) ?? []
  return {
    indent: space.replaceAll('\t', ' '.repeat(TAB_WIDTH)).length,
    sign: word === '' ? mark.trim() : word,
    text: oneLine(text.replace(/^\[[^\]]*\]:?\s+(?=\S)/u, '')),
  }
}
