import type { z } from 'zod'
import { Refused } from './problem.ts'

/** Faults named in one answer; a longer list helps nobody. */
const MOST_FAULTS = 20
const MOST_CHARACTERS = 300

/** A fault: a path such as `operations.0.claim.text`, and a sentence. */
interface Fault {
  readonly path: string
  readonly message: string
}

/** `value` as `schema` describes it. @throws Refused `invalid_input` naming what is at fault */
export function parseInput<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  throw invalidInput(faultsOf(parsed.error))
}

const faultsOf = (error: z.ZodError): Fault[] =>
  error.issues.slice(0, MOST_FAULTS).map(({ path, message }) => ({
    path: path.map(String).join('.').slice(0, MOST_CHARACTERS),
    message: sentenceOf(message).slice(0, MOST_CHARACTERS),
  }))

/** The validator's own findings as sentences; those of our schemas are sentences already. */
function sentenceOf(message: string): string {
  if (/[.!]$/.test(message)) return message
  const type = /^Invalid input: expected (\S+), received (\S+)$/.exec(message)
  if (type?.[2] === 'undefined') return `Is missing; it must be of type ${type[1]}.`
  if (type) return `Must be of type ${type[1]}, not ${type[2]}.`
  const unknown = /^Unrecognized keys?: (.*)$/.exec(message)
  if (unknown) return `Has no field ${unknown[1]}; remove it.`
  return `${message}.`
}

export function invalidInput(faults: readonly Fault[]): Refused {
  const [first] = faults
  const place = first?.path === '' ? 'The request' : first?.path
  const detail = `${place}: ${first?.message}`
  return new Refused('invalid_input', detail, { errors: faults.slice(0, MOST_FAULTS) as Fault[] })
}
