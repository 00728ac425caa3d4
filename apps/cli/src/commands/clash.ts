import type { ArgumentMap, PositionId } from '@counterpoint/core'
import {
  clashJudgement,
  clashReport,
  clashText,
  groundedStanding,
} from '@counterpoint/core/semantics'
import { openExchange } from '@counterpoint/exchange'
import { EXIT, UsageError } from '../exit.ts'
import { oneOf, parsed } from '../parsed.ts'
import { readOrExplain } from '../read-map.ts'
import { READINGS } from '../readings.ts'

/** `clash FILE --positions A,B [--reading R] [--json] [--from FORMAT]` */
export async function clash(words: readonly string[]): Promise<number> {
  const { file, values } = parsed(words, {
    positions: { type: 'string' },
    reading: { type: 'string', default: 'debate' },
    json: { type: 'boolean', default: false },
    from: { type: 'string' },
  })
  const reading = oneOf('--reading', READINGS, values.reading)
  const read = await readOrExplain(openExchange(), file, values.from)
  if (!read) return EXIT.problems
  const positions = positionsNamed(read.map, values.positions)
  const evaluation = groundedStanding(read.map, { reading })
  console.log(
    values.json
      ? JSON.stringify({ reading, ...clashJudgement(evaluation, positions) }, null, 2)
      : clashText(evaluation, clashReport(evaluation, positions)),
  )
  return EXIT.ok
}

/** Positions by id or by title, which nobody has to quote if it has no comma. */
function positionsNamed(map: ArgumentMap, list: string | undefined): readonly PositionId[] {
  const known = [...map.positions.values()]
  const names = known.map(({ id, title }) => `${id} (${title})`).join(', ')
  const choice = known.length === 0 ? 'This map holds none.' : `This map holds ${names}.`
  if (list === undefined) {
    throw new UsageError(`Say with --positions which positions face each other. ${choice}`)
  }
  const named = list.split(',').map((name) => name.trim())
  const ids = named.map((name) => {
    const found = known.find(({ id, title }) => id === name || title === name)
    if (!found) throw new UsageError(`There is no position ${name}. ${choice}`)
    return found.id
  })
  if (new Set(ids).size < 2) throw new UsageError(`Name two different positions. ${choice}`)
  return ids
}
