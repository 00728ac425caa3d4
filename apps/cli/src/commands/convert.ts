import { writeFile } from 'node:fs/promises'
import { openExchange } from '@counterpoint/exchange'
import { EXPORT_NAMES, FORMATS, lossesIn, type Format, type Loss } from '@counterpoint/formats'
import { EXIT, UsageError } from '../exit.ts'
import { formatNamed } from '../input.ts'
import { parsed } from '../parsed.ts'
import { readOrExplain, tooCostly } from '../read-map.ts'

/** `convert IN --to FORMAT [--from FORMAT] [-o OUT]` */
export async function convert(words: readonly string[]): Promise<number> {
  const { file, values } = parsed(words, {
    to: { type: 'string' },
    from: { type: 'string' },
    output: { type: 'string', short: 'o' },
  })
  if (values.to === undefined) throw new UsageError('Say with --to which format to write.')
  const format = writable(values.to)
  const isToTerminal = values.output === undefined || values.output === '-'
  if (format.isBytes && isToTerminal && process.stdout.isTTY) {
    throw new UsageError(
      `${format.title} is nothing to look at in a terminal; name a file with -o.`,
    )
  }
  const exchange = openExchange()
  const read = await readOrExplain(exchange, file, values.from)
  if (!read) return EXIT.problems
  for (const loss of lossesIn(format, read.map)) console.error(lossLine(loss))
  const written = await exchange.write(format.name, read.map, read.texts).catch(tooCostly)
  if ('problems' in written) return saying(written.problems)
  await write(written, values.output)
  return EXIT.ok
}

function writable(name: string): Format {
  const format: Format = FORMATS[formatNamed(name)]
  if (EXPORT_NAMES.includes(format.name)) return format
  throw new UsageError(`${format.title} can be read and not written.`)
}

function saying(problems: readonly string[]): number {
  for (const problem of problems) console.error(problem)
  return EXIT.problems
}

const lossLine = ({ record, field, count, reason }: Loss): string =>
  `Lost: ${record}${field === null ? '' : ` ${field}`} × ${count}. ${reason}`

async function write(content: Uint8Array, file: string | undefined): Promise<void> {
  if (file === undefined || file === '-') {
    process.stdout.write(content)
    return
  }
  try {
    await writeFile(file, content)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new UsageError(`${file} cannot be written: ${reason}.`, { cause: error })
  }
}
