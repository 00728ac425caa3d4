import { parseArgs, type ParseArgsConfig } from 'node:util'
import { UsageError } from './exit.ts'

/** Flags and file of a command line that has exactly one file. */
export function parsed<const O extends NonNullable<ParseArgsConfig['options']>>(
  words: readonly string[],
  options: O,
): { readonly file: string; readonly values: ReturnType<typeof parse<O>>['values'] } {
  const { values, positionals } = parse(words, options)
  const [file, ...others] = positionals
  if (file === undefined) throw new UsageError('Name the file to read, or “-” for standard input.')
  if (others.length > 0) throw new UsageError(`Name one file, not also ${others.join(' and ')}.`)
  return { file, values }
}

function parse<const O extends NonNullable<ParseArgsConfig['options']>>(
  words: readonly string[],
  options: O,
) {
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true, strict: true })
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error), { cause: error })
  }
}

/** `value`, which must be one of `known`. `flag`: how it was given. */
export function oneOf<const T extends string>(flag: string, known: readonly T[], value: string): T {
  const found = known.find((each) => each === value)
  if (found !== undefined) return found
  throw new UsageError(`${flag} knows no ${value}; it knows ${known.join(', ')}.`)
}
