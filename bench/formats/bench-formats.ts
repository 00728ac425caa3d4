import { writeDocument } from '@counterpoint/core'
import { writeBytes } from '@counterpoint/exchange'
import { EXPORT_NAMES, FORMATS, type Format } from '@counterpoint/formats'
import { debateOf } from './debate-of.ts'
import type { Row } from '../measure.ts'

const SIZES = [100, 1_000, 10_000]
/** The best of so many rounds: what the code costs, without what else the machine does. */
const ROUNDS = 3
/** Files of bytes are set and drawn, and cost so much more that one round is enough. */
const ROUNDS_OF_BYTES = 1

/**
 * Writing and reading maps of 100, 1,000 and 10,000 claims in every format, beside `JSON.stringify`
 * and `JSON.parse` of the same document.
 */
export async function run(): Promise<readonly Row[]> {
  const rows: Row[] = []
  for (const size of SIZES) {
    const map = debateOf(size)
    const document = writeDocument(map)
    const stringify = {
      name: 'JSON.stringify',
      value: await fastest(() => JSON.stringify(document)),
    }
    const text = JSON.stringify(document)
    const parse = { name: 'JSON.parse', value: await fastest(() => JSON.parse(text) as unknown) }
    for (const name of EXPORT_NAMES) {
      const { read, isBytes }: Format = FORMATS[name]
      const claims = `${name}, ${size.toLocaleString('en')} claims`
      const write = () => writeBytes(name, map, new Map())
      rows.push(await row(`write ${claims}`, write, stringify, isBytes ? ROUNDS_OF_BYTES : ROUNDS))
      if (read === undefined) continue
      const file = new TextDecoder().decode(await write())
      // A file over a format's limit is refused at once, which is no time of reading it.
      const probe = await read(file)
      if (!probe.ok) {
        console.log(`read ${claims}: not measured. ${probe.error[0]?.message ?? ''}`)
        continue
      }
      rows.push(await row(`read ${claims}`, () => read(file), parse, ROUNDS))
    }
  }
  return rows
}

async function row(
  name: string,
  work: () => unknown,
  baseline: Row['baseline'],
  rounds: number,
): Promise<Row> {
  const value = await fastest(work, rounds)
  return { name, value, unit: 'ms', baseline, ratio: value / baseline.value }
}

async function fastest(work: () => unknown, rounds = ROUNDS): Promise<number> {
  let best = Infinity
  for (let round = 0; round < rounds; round++) {
    const start = performance.now()
    await work()
    best = Math.min(best, performance.now() - start)
  }
  return best
}
