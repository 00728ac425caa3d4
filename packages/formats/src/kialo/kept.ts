import type { ArgumentMap } from '@counterpoint/core'
import { NUMBERED, SEE, TITLE, unescaped } from './text.ts'

/** What was kept of the Kialo export that a map came from. */
export interface Kept {
  /** Lines that stood above the first claim. */
  readonly preamble: readonly string[]
  /** How the export wrote `text`, links and line breaks included, if the claim still says that. */
  readonly writtenAs: (claim: string, text: string) => string | undefined
}

export function keptOf({ remainder }: ArgumentMap): Kept {
  const parts = remainder?.format === 'kialo' ? remainder.parts : []
  const texts = new Map(parts.map(({ of, content }) => [of, content]))
  return {
    preamble: parts.flatMap(({ of, content }) =>
      of === null && isPlainLine(content) && !TITLE.test(content) ? [content] : [],
    ),
    writtenAs(claim, text) {
      const content = texts.get(claim)
      if (content === undefined || SEE.test(content)) return undefined
      const [, ...further] = content.split('\n')
      const isReadBack = unescaped(content).text === text && further.every(isPlainLine)
      return isReadBack && content.trim() !== '' ? content : undefined
    },
  }
}

/** Whether a reader takes `line` for neither a claim nor the end of one. */
const isPlainLine = (line: string): boolean =>
  line.trim() !== '' && !/[\r\n]/.test(line) && !NUMBERED.test(line)
