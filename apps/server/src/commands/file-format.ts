import {
  detectFormat,
  EXPORT_NAMES,
  FORMATS,
  IMPORT_NAMES,
  type Format,
  type FormatName,
} from '@counterpoint/formats'
import { Refused } from '../problem.ts'

type Reading = Format & Required<Pick<Format, 'read'>>

const formatNamed = (name: string): Format | undefined =>
  Object.hasOwn(FORMATS, name) ? FORMATS[name as FormatName] : undefined

/** @throws Refused `unknown_format` */
export function writingFormat(name: string): Format {
  const format = formatNamed(name)
  if (format && EXPORT_NAMES.includes(format.name)) return format
  throw new Refused(
    'unknown_format',
    `Maps cannot be exported as ${name}; choose one of ${EXPORT_NAMES.join(', ')}.`,
  )
}

/** The format called `name`, or, for `auto`, the one that `content` looks like. @throws Refused */
export function readingFormat(name: string, content: string): Reading {
  const format = formatNamed(name === 'auto' ? (detectFormat(content) ?? '') : name)
  if (format?.read) return format as Reading
  const readable = IMPORT_NAMES.join(', ')
  if (name === 'auto') {
    throw new Refused(
      'import_refused',
      `This is no file that can be read here; there are ${readable}.`,
    )
  }
  throw new Refused(
    'unknown_format',
    `Maps cannot be imported from ${name}; choose one of ${readable}.`,
  )
}
