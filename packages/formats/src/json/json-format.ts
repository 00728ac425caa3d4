import type { Format } from '../format.ts'
import { readJson } from './read-json.ts'
import { writeJson } from './write-json.ts'

/** Counterpoint's own document: loses nothing. */
export const jsonFormat = {
  name: 'json',
  title: 'Counterpoint JSON',
  mediaType: 'application/json; charset=utf-8',
  extension: 'json',
  loses: {},
  write: writeJson,
  read: readJson,
} as const satisfies Format
