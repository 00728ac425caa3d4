import { applyEffects, type ArgumentMap } from '@counterpoint/core'
import type { LogEntry } from '@counterpoint/storage'
import { canonical } from './canonical.ts'
import type { Story } from './live-editor.ts'

/** A map as somebody read it. */
export interface Reading {
  readonly revision: number
  readonly canonical: string
}

/**
 * What is wrong with a history: nothing, if the system kept its promises. The log is the order that
 * the system itself hands out, so that each check is linear in the history.
 */
export function faultsOfHistory(
  log: readonly LogEntry[],
  stories: readonly Story[],
  readings: readonly Reading[],
  empty: ArgumentMap,
): string[] {
  return [
    ...faultsOfLog(log),
    ...faultsOfStories(log, stories),
    ...faultsOfRealTime(stories),
    ...faultsOfReadings(log, readings, empty),
  ]
}

/** Contiguous; each mutation once; those of a queue in its order. */
function* faultsOfLog(log: readonly LogEntry[]): Iterable<string> {
  const last = new Map<string, number>()
  for (const [i, { revision, mutation }] of log.entries()) {
    if (revision !== i + 1) yield `revision ${i + 1} is ${revision}`
    if (!mutation) continue
    const before = last.get(mutation.client) ?? 0
    if (mutation.number <= before) {
      yield `revision ${revision}: mutation ${mutation.number} comes after ${before}`
    }
    last.set(mutation.client, mutation.number)
  }
}

/** What was acknowledged is there, where it was said to be; what was refused is not; nothing is open. */
function* faultsOfStories(log: readonly LogEntry[], stories: readonly Story[]): Iterable<string> {
  const revisions = new Map(
    log.flatMap(({ revision, mutation }) =>
      mutation ? [[`${mutation.client} ${mutation.number}`, revision] as const] : [],
    ),
  )
  for (const { client, number, revision, refusal } of stories) {
    const inLog = revisions.get(`${client} ${number}`)
    if (refusal === undefined && revision === undefined) yield `mutation ${number} has no outcome`
    if (refusal !== undefined && inLog !== undefined) yield `mutation ${number} was refused`
    if (revision !== undefined && inLog !== revision) {
      yield `mutation ${number} was acknowledged at ${revision} and is at ${inLog}`
    }
  }
}

/** Whoever heard of one operation before another was sent sees them in this order. */
function* faultsOfRealTime(stories: readonly Story[]): Iterable<string> {
  const done = stories.filter(({ revision }) => revision !== undefined)
  const byHearing = done.toSorted((a, b) => (a.heardAt ?? 0) - (b.heardAt ?? 0))
  const bySending = done.toSorted((a, b) => a.sentAt - b.sentAt)
  let heard = 0
  let latest = 0
  for (const { sentAt, revision = 0 } of bySending) {
    for (; heard < byHearing.length && (byHearing[heard]?.heardAt ?? 0) < sentAt; heard++) {
      latest = Math.max(latest, byHearing[heard]?.revision ?? 0)
    }
    if (revision < latest) yield `revision ${revision} was sent after ${latest} was known`
  }
}

/** Everybody who read the map at a revision read what the log up to it makes. */
function* faultsOfReadings(
  log: readonly LogEntry[],
  readings: readonly Reading[],
  empty: ArgumentMap,
): Iterable<string> {
  const wanted = new Set(readings.map(({ revision }) => revision))
  const maps = new Map<number, string>()
  let map = empty
  if (wanted.has(0)) maps.set(0, canonical(map))
  for (const { revision, effects } of log) {
    map = applyEffects(map, effects)
    if (wanted.has(revision)) maps.set(revision, canonical(map))
  }
  for (const reading of readings) {
    if (maps.get(reading.revision) !== reading.canonical) {
      yield `somebody read another map at ${reading.revision}`
    }
  }
}
