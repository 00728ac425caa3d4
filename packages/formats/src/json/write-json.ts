import {
  audienceSchema,
  claimSchema,
  citationSchema,
  equivalenceSchema,
  inferenceSchema,
  positionSchema,
  quoteSchema,
  sourceSchema,
  tensionSchema,
  writeDocument,
  type ArgumentMap,
  type MapDocument,
} from '@counterpoint/core'
import type { SourceTexts } from '../format.ts'

/**
 * `map` as a document: records sorted by id, fields in the schema's order, one record a line, so
 * that the same map gives the same bytes and two versions of it compare line by line.
 */
export function writeJson(map: ArgumentMap, texts: SourceTexts): string {
  const document = writeDocument(map, texts)
  const parts = [
    line('format', JSON.stringify(document.format)),
    line('version', JSON.stringify(document.version)),
    line('map', JSON.stringify(document.map)),
    records('sources', document.sources, orderedSource),
    records('quotes', document.quotes, inOrderOf(quoteSchema.shape)),
    records('claims', document.claims, inOrderOf(claimSchema.shape)),
    records('inferences', document.inferences, inOrderOf(inferenceSchema.shape)),
    records('equivalences', document.equivalences, inOrderOf(equivalenceSchema.shape)),
    records('tensions', document.tensions, inOrderOf(tensionSchema.shape)),
    records('positions', document.positions, orderedPosition),
    records('audiences', document.audiences, orderedAudience),
    line('placements', placements(document)),
    ...(document.remainder ? [line('remainder', remainder(document.remainder))] : []),
  ]
  return `{\n${parts.join(',\n')}\n}\n`
}

const line = (name: string, value: string): string => `  ${JSON.stringify(name)}: ${value}`

function records<R extends object>(
  name: string,
  all: readonly R[],
  ordered: (record: R) => object,
): string {
  if (all.length === 0) return line(name, '[]')
  const lines = all.map((record) => `    ${JSON.stringify(ordered(record))}`)
  return line(name, `[\n${lines.join(',\n')}\n  ]`)
}

function placements(document: MapDocument): string {
  const lines = Object.entries(document.placements).map(
    ([id, { x, y }]) => `    ${JSON.stringify(id)}: ${JSON.stringify({ x, y })}`,
  )
  return lines.length === 0 ? '{}' : `{\n${lines.join(',\n')}\n  }`
}

const remainder = ({ format, parts }: NonNullable<MapDocument['remainder']>): string => {
  const lines = parts.map(({ of, content }) => `    ${JSON.stringify({ of, content })}`)
  const list = lines.length === 0 ? '[]' : `[\n${lines.join(',\n')}\n  ]`
  return `{ "format": ${JSON.stringify(format)}, "parts": ${list} }`
}

/** Records come from many hands; their fields leave in one order. */
function inOrderOf(shape: object) {
  const fields = Object.keys(shape)
  return (record: object): object =>
    Object.fromEntries(fields.map((field) => [field, (record as Record<string, unknown>)[field]]))
}

const sourceFields = inOrderOf({ ...sourceSchema.shape, text: null })
const citationFields = inOrderOf(citationSchema.shape)
const audienceFields = inOrderOf(audienceSchema.shape)
const switchFields = inOrderOf(audienceSchema.shape.switches.shape)
const positionFields = inOrderOf(positionSchema.shape)

const orderedSource = (source: MapDocument['sources'][number]): object =>
  sourceFields({ ...source, citation: citationFields(source.citation) })

const orderedPosition = (position: MapDocument['positions'][number]): object =>
  positionFields({
    ...position,
    commitments: position.commitments.map(({ claim, attitude }) => ({ claim, attitude })),
  })

const orderedAudience = (audience: MapDocument['audiences'][number]): object =>
  audienceFields({ ...audience, switches: switchFields(audience.switches) })
