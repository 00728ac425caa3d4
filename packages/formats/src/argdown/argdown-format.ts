import type { Format } from '../format.ts'
import { NO_AUDIENCES } from '../loss/no-audiences.ts'
import { writeArgdown } from './write-argdown.ts'

/** Argdown (Voigt 2014), as version 1.7 of its own parser reads it. */
export const argdownFormat = {
  name: 'argdown',
  title: 'Argdown',
  mediaType: 'text/vnd.argdown; charset=utf-8',
  extension: 'argdown',
  loses: {
    audience: NO_AUDIENCES,
    'source.text': 'An Argdown file names its sources by checksum and does not carry their texts.',
  },
  write: writeArgdown,
  read: async (content, options) =>
    (await import('./read-argdown.ts')).readArgdown(content, options),
} as const satisfies Format
