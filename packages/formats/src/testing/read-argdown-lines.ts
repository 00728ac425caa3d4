import { mapOf, type ArgumentMap } from '@counterpoint/core'
import { readArgdown } from '../argdown/read-argdown.ts'
import type { Warning } from '../format.ts'

/** What an Argdown file says, in words that a test can hold on to. */
interface Read {
  readonly map: ArgumentMap
  readonly warnings: readonly Warning[]
  readonly texts: readonly string[]
  /** Premises, sign and target of each inference; a step is `(premises sign target)`. */
  readonly steps: readonly string[]
}

export function read(...lines: readonly string[]): Read {
  const result = readArgdown(lines.join('\n'), { missingTexts: 'allow' })
  if (!result.ok) throw new Error(result.error.map(({ message }) => message).join(' '))
  const map = mapOf(result.value.document)
  const text = (id: string): string => map.claims.get(id as never)?.text ?? ''
  const step = (id: string): string => {
    const inference = map.inferences.get(id as never)
    if (inference === undefined) return 'nothing'
    const { premises, polarity, target } = inference
    const sign = polarity === 'for' ? '+' : '-'
    const onto = 'claim' in target ? text(target.claim) : `(${step(target.inference)})`
    return `${premises.map(text).join(' & ')} ${sign}> ${onto}`
  }
  return {
    map,
    warnings: result.value.warnings,
    texts: [...map.claims.values()].map((claim) => claim.text),
    steps: [...map.inferences.keys()].map(step).toSorted(),
  }
}

/** Why it is not read. */
export const refusal = (content: string): string => {
  const result = readArgdown(content)
  return result.ok ? '' : result.error.map(({ message }) => message).join(' ')
}

export const messages = (warnings: readonly Warning[]): string[] =>
  warnings.map(({ where, message, kind }) => `${kind} ${where}: ${message}`)
