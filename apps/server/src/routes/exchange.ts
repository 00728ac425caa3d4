import { assert, checkQuote, type ArgumentMap, type SourceId } from '@counterpoint/core'
import { lossesIn } from '@counterpoint/formats'
import { exportMap, importMap, listLosses, previewImport } from '@counterpoint/protocol'
import type { FastifyInstance } from 'fastify'
import { recorderOn } from '../auth/accounts-parts.ts'
import { writingFormat } from '../commands/file-format.ts'
import { importMap as importFile, previewImport as previewFile } from '../commands/import-map.ts'
import { decodeUtf8 } from '../json-body.ts'
import { refuseExcessiveBytes } from '../json-shape.ts'
import type { Parts } from '../parts.ts'
import { FILE_POLICY } from '../plugins/security.ts'
import { attachmentHeader } from '../presenters/attachment.ts'
import type { Granted } from '../policies/granted.ts'
import { notFound, Refused } from '../problem.ts'
import { serve } from '../serve.ts'
import { whileAwaited } from '../while-awaited.ts'

export async function exchangeRoutes(
  app: FastifyInstance,
  { parts: { storage, exchange, ids } }: { readonly parts: Parts },
): Promise<void> {
  const record = recorderOn(storage)

  const openMap = async (workspace: string, id: string): Promise<ArgumentMap> => {
    const opened = await storage.openMap(workspace, id)
    if (!opened) throw notFound('map', id)
    return opened.map
  }

  /** Texts of the map's sources. No file leaves with a quote that is not in its source. */
  const checkedTexts = async (
    workspace: string,
    map: ArgumentMap,
  ): Promise<ReadonlyMap<SourceId, string>> => {
    const texts = new Map<SourceId, string>()
    for (const id of map.sources.keys()) {
      const source = await storage.getSource(workspace, id)
      assert(source, `Map ${map.id} names the source ${id}, which the library does not hold.`)
      texts.set(id, source.text)
    }
    for (const quote of map.quotes.values()) {
      const mismatch = checkQuote(quote, texts.get(quote.source) ?? '')
      assert(!mismatch, `Map ${map.id} holds a false quote: ${mismatch?.message}`)
    }
    return texts
  }

  serve(
    app,
    exportMap,
    async ({ params: { id }, query, reply, granted: { workspace }, request, caller }) => {
      const format = writingFormat(query.format)
      const map = await openMap(workspace, id)
      const texts = await checkedTexts(workspace, map)
      const file = await exchange.write(
        format.name,
        map,
        query.texts === 'omit' ? new Map() : texts,
        whileAwaited(reply),
      )
      const object = { kind: 'map', id }
      await record(request, caller, { workspace, action: 'map.export', object, result: 'ok' })
      return reply
        .type(format.mediaType)
        .header('content-disposition', attachmentHeader(map.title, format.extension))
        .header('content-security-policy', FILE_POLICY)
        .send(Buffer.from(file.buffer, file.byteOffset, file.byteLength))
    },
  )

  serve(app, listLosses, async ({ params: { id }, query, granted: { workspace } }) => {
    const format = writingFormat(query.format)
    const losses = lossesIn(format, await openMap(workspace, id))
    const items = losses.map(({ record, field, count, reason }) => ({
      record,
      field,
      count,
      reason,
    }))
    return { items, next: null }
  })

  await app.register(async (files) => {
    acceptFiles(files)
    const by = ({ workspace, as: subject }: Granted) => ({
      storage,
      exchange,
      workspace,
      subject,
      ids,
    })
    serve(files, importMap, async ({ query, request, reply, granted }) => {
      const content = readText(request.body as Buffer | undefined)
      return importFile(by(granted), content, query.format, whileAwaited(reply))
    })
    serve(files, previewImport, async ({ query, request, reply, granted }) => {
      const content = readText(request.body as Buffer | undefined)
      return previewFile(by(granted), content, query.format, whileAwaited(reply))
    })
  })
}

/** A file as it is, whatever its sender calls it; a form around it would be another thing. */
function acceptFiles(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser<Buffer>('*', { parseAs: 'buffer' }, (request, body, done) => {
    if (request.headers['content-type']?.startsWith('multipart/')) {
      done(
        new Refused(
          'unsupported_media_type',
          'Send the file itself as the body, without a form around it.',
        ),
      )
    } else {
      done(null, body)
    }
  })
}

function readText(bytes: Buffer | undefined): string {
  if (!bytes || bytes.length === 0) {
    throw new Refused('malformed_body', 'The body is empty; send the file as the body.')
  }
  refuseExcessiveBytes(bytes)
  return decodeUtf8(bytes)
}
