import { fail, ok, type Result } from '@counterpoint/core'
import type { Problem } from '../format.ts'
import { isFields, type Fields } from '../import/fields.ts'
import { schemeName } from './schemes.ts'

/** A node of any of the dialects. */
export interface AifNode {
  readonly id: string
  readonly type: string
  readonly text: string
  readonly scheme: string | undefined
  /** As the file has it. */
  readonly fields: Fields
}

export interface Link {
  readonly from: string
  readonly to: string
}

/** A node set whatever dialect it was written in. */
export interface NodeSet {
  readonly nodes: readonly AifNode[]
  readonly links: readonly Link[]
  /** Who says a locution, by the locution's node. */
  readonly speakers: ReadonlyMap<string, string>
  /** Entries that are neither node nor edge, as the file has them. */
  readonly odd: readonly string[]
  /** The object with nodes and edges, and the one around it in the dialects that have one. */
  readonly root: Fields
  readonly envelope: Fields | undefined
}

/**
 * Takes the node set out of a file: AIFdb's downloads and uploads (`nodes` and `edges` at the top),
 * OVA3 and xAIF (under `AIF`), and OVA2 (nodes with `id`, edges between objects). Ids are strings in
 * some files and numbers in others.
 */
export function nodeSetOf(content: string): Result<NodeSet, readonly Problem[]> {
  let parsed: unknown
  try {
    parsed = JSON.parse(content.replace(/^\uFEFF/, ''))
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return refusal(`The file is not JSON: ${reason}.`)
  }
  const root = isFields(parsed) && isFields(parsed['AIF']) ? parsed['AIF'] : parsed
  if (!isFields(root) || !Array.isArray(root['nodes']) || !Array.isArray(root['edges'])) {
    return refusal('The file is no AIF: it has no lists of nodes and edges.')
  }
  const odd: string[] = []
  const numbers = schemeNumbers(root)
  const nodes = root['nodes'].flatMap((entry: unknown, index) => {
    const node = nodeOf(entry, numbers)
    if (node === undefined) odd.push(`nodes[${index}]`)
    return node ?? []
  })
  const links = root['edges'].flatMap((entry: unknown, index) => {
    const link = linkOf(entry)
    if (link === undefined) odd.push(`edges[${index}]`)
    return link ?? []
  })
  const envelope = root === parsed ? undefined : (parsed as Fields)
  return ok({ nodes, links, speakers: speakersOf(root), odd, root, envelope })
}

const refusal = (message: string): Result<never, readonly Problem[]> =>
  fail([{ path: '', message }])

export const identifier = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== ''
    ? value
    : typeof value === 'number'
      ? String(value)
      : undefined

const words = (value: unknown): string => (typeof value === 'string' ? value : '')

function nodeOf(entry: unknown, numbers: ReadonlyMap<string, string>): AifNode | undefined {
  if (!isFields(entry)) return undefined
  const id = identifier(entry['nodeID']) ?? identifier(entry['id'])
  if (id === undefined || typeof entry['type'] !== 'string') return undefined
  const number = identifier(entry['schemeID']) ?? numbers.get(id)
  const scheme = words(entry['scheme']) || (number && schemeName(number)) || undefined
  return { id, type: entry['type'], text: words(entry['text']), scheme, fields: entry }
}

/** Uploads name the scheme of a node apart, and by its number. */
const schemeNumbers = (root: Fields): ReadonlyMap<string, string> =>
  new Map(
    listOf(root['schemefulfillments']).flatMap(({ nodeID, schemeID }) => {
      const [node, number] = [identifier(nodeID), identifier(schemeID)]
      return node === undefined || number === undefined ? [] : [[node, number] as const]
    }),
  )

function linkOf(entry: unknown): Link | undefined {
  if (!isFields(entry)) return undefined
  const { from: fromEnd, to: toEnd } = entry
  const from =
    identifier(entry['fromID']) ?? (isFields(fromEnd) ? identifier(fromEnd['id']) : undefined)
  const to = identifier(entry['toID']) ?? (isFields(toEnd) ? identifier(toEnd['id']) : undefined)
  return from === undefined || to === undefined ? undefined : { from, to }
}

function speakersOf(root: Fields): ReadonlyMap<string, string> {
  const names = new Map(
    listOf(root['participants']).flatMap((person) => {
      const id = identifier(person['participantID']) ?? identifier(person['id'])
      const name = [words(person['firstname']), words(person['surname'])].filter(
        (part) => part !== '',
      )
      return id === undefined || name.length === 0 ? [] : [[id, name.join(' ')] as const]
    }),
  )
  return new Map(
    listOf(root['locutions']).flatMap((locution) => {
      const node = identifier(locution['nodeID'])
      const name = names.get(identifier(locution['personID']) ?? '')
      return node === undefined || name === undefined ? [] : [[node, name] as const]
    }),
  )
}

export const listOf = (value: unknown): readonly Fields[] =>
  Array.isArray(value) ? value.filter((entry) => isFields(entry)) : []
