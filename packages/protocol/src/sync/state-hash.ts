import {
  COLLECTION_OF,
  recordOf,
  type ArgumentMap,
  type Effect,
  type EntityName,
} from '@counterpoint/core'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { canonicalJson } from './canonical-json.ts'

const ENTITIES = Object.keys(COLLECTION_OF) as (keyof typeof COLLECTION_OF)[]

const BYTES = 16
const DIGITS = BYTES * 2

/**
 * 128 bits of hexadecimal that are the same for two copies of a map when they hold the same
 * records: the exclusive or, over all records and the map's own fields, of the first 128 bits of
 * SHA-256 of kind, id and canonical JSON. It finds mistakes, not forgeries.
 */
export function stateHash(map: ArgumentMap): string {
  let sum = digestOf('map', map.id, recordOf(map, 'map', map.id))
  for (const entity of ENTITIES) {
    for (const [id, record] of map[COLLECTION_OF[entity]]) sum ^= digestOf(entity, id, record)
  }
  return written(sum)
}

/**
 * `hash` without the records that `effects` name, as they are in `map`; or, where it was without them,
 * with them. So, before and after `effects` are done to a map, it carries the map's hash along.
 */
export function hashTurnedBy(effects: readonly Effect[], map: ArgumentMap, hash: string): string {
  let sum = BigInt(`0x${hash}`)
  for (const { entity, id } of effects) sum ^= digestOf(entity, id, recordOf(map, entity, id))
  return written(sum)
}

function digestOf(entity: EntityName, id: string, record: object | undefined): bigint {
  if (!record) return 0n
  const digest = sha256(utf8ToBytes(`${entity} ${id} ${canonicalJson(record)}`))
  return BigInt(`0x${bytesToHex(digest.subarray(0, BYTES))}`)
}

const written = (sum: bigint): string => sum.toString(16).padStart(DIGITS, '0')
