import multipart from '@fastify/multipart'
import { LIMITS, sliceCodePoints, type SourceId } from '@counterpoint/core'
import { createSource, SOURCE_BODY_LIMIT, uploadSource } from '@counterpoint/protocol'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import path from 'node:path'
import { parseInput } from '../parse-input.ts'
import type { Parts } from '../parts.ts'
import { presentSource } from '../presenters/source.ts'
import { idTaken, Refused } from '../problem.ts'
import { serve } from '../serve.ts'

interface Upload {
  readonly fileName: string
  readonly bytes: Buffer
  readonly title: string | undefined
}

export async function uploadRoute(
  app: FastifyInstance,
  { parts: { storage, ids } }: { readonly parts: Parts },
): Promise<void> {
  app.removeAllContentTypeParsers()
  await app.register(multipart, {
    limits: {
      files: 1,
      fields: 1,
      parts: 2,
      fileSize: SOURCE_BODY_LIMIT,
      fieldSize: 8 * LIMITS.title,
    },
  })

  serve(app, uploadSource, async ({ request, granted: { workspace } }) => {
    const { fileName, bytes, title } = await readUpload(request)
    const source = parseInput(createSource.body, {
      title: title ?? titleFrom(fileName),
      text: readText(fileName, bytes),
    })
    const id = ids() as SourceId
    const created = await storage.createSource(workspace, {
      id,
      title: source.title,
      text: source.text,
      language: source.language,
      citation: source.citation,
    })
    if (!created.ok) throw idTaken('source', id)
    return presentSource(created.value)
  })
}

async function readUpload(request: FastifyRequest): Promise<Upload> {
  if (!request.isMultipart()) {
    throw new Refused(
      'unsupported_media_type',
      'Send multipart/form-data with a field “file”; for plain text use POST /api/sources.',
    )
  }
  let file: { fileName: string; bytes: Buffer } | undefined
  let title: string | undefined
  try {
    for await (const part of request.parts()) {
      if (part.type === 'file' && part.fieldname === 'file') {
        requireTextFile(part.filename)
        file = { fileName: part.filename, bytes: await part.toBuffer() }
      } else if (part.type === 'field' && part.fieldname === 'title') {
        if (part.valueTruncated)
          throw new Refused('invalid_input', `A title has at most ${LIMITS.title} characters.`)
        title = String(part.value)
      } else {
        throw new Refused(
          'invalid_input',
          'The form has the fields “file” and “title” and no others.',
        )
      }
    }
  } catch (error) {
    throw isKnown(error)
      ? error
      : new Refused('malformed_body', 'The form data are malformed or end too early.')
  }
  if (!file) throw new Refused('invalid_input', 'The form has no field “file” with a file in it.')
  return { ...file, title }
}

/** Faults of the form that `problemOf` knows; the parser's own come as bare errors. */
const isKnown = (error: unknown): boolean =>
  error instanceof Refused || (error as { statusCode?: unknown }).statusCode !== undefined

const TEXT_FILES = ['.txt', '.md', '.markdown']

function requireTextFile(fileName: string): void {
  if (TEXT_FILES.includes(path.extname(fileName).toLowerCase())) return
  throw new Refused(
    'unsupported_media_type',
    'Only .txt and .md files can be read; save the text as one of these, or paste it.',
  )
}

/** The text of the file's very bytes, a byte order mark included: its checksum is the file's. */
function readText(fileName: string, bytes: Buffer): string {
  const unreadable = (why: string) => new Refused('unreadable_text', `${shown(fileName)} ${why}`)
  if (bytes.length === 0) throw unreadable('is empty.')
  if (bytes.includes(0)) throw unreadable('is no text: it holds zero bytes.')
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw unreadable('is not encoded in UTF-8; save it as UTF-8 and upload it again.')
  }
}

const titleFrom = (fileName: string): string =>
  shown(path.basename(fileName, path.extname(fileName))) || 'Untitled'

/** A file name as a person may read it: no control or direction characters, of bearable length. */
const shown = (fileName: string): string =>
  sliceCodePoints(fileName.replaceAll(/\p{C}/gu, '').trim(), 0, LIMITS.title)
