import { writeFile } from 'node:fs/promises'
import { FORMATS, lossesIn, type Loss } from '@counterpoint/formats'
import { EXIT, UsageError } from '../exit.ts'
import { formatNamed } from '../input.ts'
import { parsed } from '../parsed.ts'
import { readOrExplain } from '../read-map.ts'

/** `convert IN --to FORMAT [--from FORMAT] [-o OUT]` */
export async function convert(words: readonly string[]): Promise<number> {
  const { file, values } = parsed(words, {
    to: { type: 'string' },
    from: { type: 'string' },
    output: { type: 'string', short: 'o' },
  })
  if (values.to === undefined) throw new UsageError('Say with --to which format to write.')
  const format = FORMATS[formatNamed(values.to)]
  if (format.write === undefined)
    throw new UsageError(`${format.title} can be read and not written.`)
  const read = await readOrExplain(file, values.from)
  if (!read) return EXIT.problems
  for (const loss of lossesIn(format, read.map)) console.error(lossLine(loss))
  await write(format.write(read.map, read.texts), values.output)
  return EXIT.ok
}

const lossLine = ({ record, field, count, reason }: Loss): string =>
  `Lost: ${record}${field === null ? '' : ` ${field}`} × ${count}. ${reason}`

async function write(content: string, file: string | undefined): Promise<void> {
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
