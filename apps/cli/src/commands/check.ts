import { openExchange } from '@counterpoint/exchange'
import { EXIT } from '../exit.ts'
import { parsed } from '../parsed.ts'
import { readMap } from '../read-map.ts'

/** `check FILE [--from FORMAT]` */
export async function check(words: readonly string[]): Promise<number> {
  const { file, values } = parsed(words, { from: { type: 'string' } })
  const read = await readMap(openExchange(), file, values.from, { missingTexts: 'refuse' })
  if ('problems' in read) {
    for (const problem of read.problems) console.error(problem)
    return EXIT.problems
  }
  for (const { where, message } of read.warnings) {
    console.error(`Warning${where === null ? '' : ` at ${where}`}: ${message}`)
  }
  const { claims, inferences, quotes, sources } = read.map
  console.log(
    `“${read.map.title}” is sound: ${counted(claims.size, 'claim')}, ` +
      `${counted(inferences.size, 'inference')}, ${counted(quotes.size, 'verbatim quote')} ` +
      `from ${counted(sources.size, 'source')}.`,
  )
  return EXIT.ok
}

const counted = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`
