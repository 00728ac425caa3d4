import {
  operationSentence,
  quoted,
  recordsOf,
  subjectName,
  type ArgumentMap,
  type ClaimId,
  type Effect,
  type KnownRecord,
  type ThreadSubject,
} from '@counterpoint/core'
import type { activityReply } from '@counterpoint/protocol'
import type {
  Activity,
  DiscussionEvent,
  LogEntry,
  MapPlace,
  Storage,
  Suggestion,
  Thread,
} from '@counterpoint/storage'
import type { z } from 'zod'
import { naming, type NameOf } from './named.ts'

type ActivityReply = z.output<typeof activityReply>

/** What sentences about a discussion need to know. */
interface Told {
  readonly map: ArgumentMap
  readonly known: KnownRecord
  readonly nameOf: NameOf
  readonly threads: ReadonlyMap<string, Thread>
  readonly suggestions: ReadonlyMap<string, Suggestion>
}

/** `items` in sentences; records that are gone are named as they last were. */
export async function presentActivity(
  storage: Storage,
  place: MapPlace,
  map: ArgumentMap,
  items: readonly Activity[],
): Promise<ActivityReply[]> {
  const events = items.flatMap((item) => (item.kind === 'event' ? [item.event] : []))
  const threads = await found(events, 'thread', (id) => storage.discussion.getThread(place, id))
  const suggestions = await found(events, 'suggestion', (id) =>
    storage.discussion.getSuggestion(place, id),
  )
  const gone = await storage.lastStatesOf(place.workspace, place.map, missingIn(map, items))
  const subjects = [
    ...events.map(({ by }) => by),
    ...[...suggestions.values()].map(({ author }) => author),
  ]
  const nameOf = await naming(storage, subjects)
  const told = { map, known: recordsOf(map, gone), nameOf, threads, suggestions }
  return items.flatMap((item) =>
    item.kind === 'change' ? [presentChange(item.entry, told)] : presentEvent(item.event, told),
  )
}

function presentChange(entry: LogEntry, { map, known }: Told): ActivityReply {
  const { operation, effects, subject, suggestion, origin, at, revision } = entry
  const sentence = operationSentence(
    subject.name,
    {
      operation,
      effects,
      isImport: origin === 'import' || origin === 'seed',
      ...(suggestion && { suggestedBy: suggestion.by.name }),
    },
    known,
  )
  return {
    kind: 'change',
    by: { kind: subject.kind, id: subject.id, name: subject.name },
    at,
    sentence,
    revision,
    subject: touched(map, effects),
    thread: null,
    suggestion: suggestion?.id ?? null,
  }
}

/** Nothing of a thread whose subject is gone. */
function presentEvent(event: DiscussionEvent, told: Told): ActivityReply[] {
  const by = told.nameOf(event.by)
  const line = { kind: event.kind, by, at: event.at, revision: null }
  const about = event.about ?? ''
  switch (event.kind) {
    case 'comment.written':
    case 'thread.resolved':
    case 'thread.reopened': {
      const thread = told.threads.get(about)
      if (!thread) return []
      const { subject } = thread
      const sentence = `${by.name} ${DID[event.kind]} ${subjectName(subject, told.known)}.`
      return [{ ...line, sentence, subject, thread: thread.id, suggestion: null }]
    }
    case 'suggestion.made':
    case 'suggestion.rebased':
    case 'suggestion.rejected':
    case 'suggestion.withdrawn': {
      const suggestion = told.suggestions.get(about)
      if (!suggestion) return []
      const sentence = `${by.name} ${suggestionSentence(event.kind, suggestion, told)}.`
      return [{ ...line, sentence, subject: null, thread: null, suggestion: suggestion.id }]
    }
    case 'stance.taken': {
      const claim = about as ClaimId
      const subject = told.map.claims.has(claim) ? { claim } : null
      const sentence = `${by.name} took a stance on ${subjectName({ claim }, told.known)}.`
      return [{ ...line, sentence, subject, thread: null, suggestion: null }]
    }
    case 'stances.hidden':
    case 'stances.revealed': {
      const did = event.kind === 'stances.hidden' ? 'hid the stances' : 'revealed the stances'
      const sentence = `${by.name} ${did} of everybody.`
      return [{ ...line, sentence, subject: null, thread: null, suggestion: null }]
    }
  }
}

const DID = {
  'comment.written': 'commented on',
  'thread.resolved': 'resolved a thread on',
  'thread.reopened': 'reopened a thread on',
} as const

function suggestionSentence(
  kind: 'suggestion.made' | 'suggestion.rebased' | 'suggestion.rejected' | 'suggestion.withdrawn',
  { author, note }: Suggestion,
  { nameOf }: Told,
): string {
  const what = note.trim() === '' ? '' : ` ${quoted(note)}`
  switch (kind) {
    case 'suggestion.made':
      return `suggested a change${what === '' ? '' : `:${what}`}`
    case 'suggestion.rebased':
      return `brought the suggestion${what} up to date`
    case 'suggestion.rejected':
      return `rejected the suggestion${what} of ${nameOf(author).name}`
    case 'suggestion.withdrawn':
      return `withdrew the suggestion${what}`
  }
}

/** The first record of the map that a change touched and that can be shown. */
function touched(map: ArgumentMap, effects: readonly Effect[]): ThreadSubject | null {
  const inference = effects.find(
    ({ entity, id }) => entity === 'inference' && map.inferences.has(id as never),
  )
  const claim = effects.find(({ entity, id }) => entity === 'claim' && map.claims.has(id as never))
  const position = effects.find(
    ({ entity, id }) => entity === 'position' && map.positions.has(id as never),
  )
  if (claim) return { claim: claim.id as never }
  if (inference) return { inference: inference.id as never }
  return position ? { position: position.id as never } : null
}

async function found<T>(
  events: readonly DiscussionEvent[],
  kind: 'thread' | 'suggestion',
  read: (id: string) => Promise<T | undefined>,
): Promise<ReadonlyMap<string, T>> {
  const isOfKind = (event: DiscussionEvent): boolean =>
    kind === 'suggestion'
      ? event.kind.startsWith('suggestion.')
      : event.kind.startsWith('thread.') || event.kind === 'comment.written'
  const ids = new Set(events.filter(isOfKind).flatMap(({ about }) => about ?? []))
  const records = new Map<string, T>()
  for (const id of ids) {
    const record = await read(id)
    if (record !== undefined) records.set(id, record)
  }
  return records
}

/** Ids of records that `items` may name and that `map` does not hold. */
function missingIn(map: ArgumentMap, items: readonly Activity[]): string[] {
  const ids = new Set<string>()
  const collect = (value: unknown): void => {
    if (typeof value === 'string') ids.add(value)
    else if (Array.isArray(value)) value.forEach(collect)
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(collect)
  }
  for (const item of items) {
    if (item.kind === 'event') collect(item.event.about)
    else if (item.entry.operation.kind !== 'restore') collect(item.entry.operation)
    else collect(item.entry.effects.map(({ before, after }) => after ?? before))
  }
  const isId = (text: string): boolean => /^[\w-]{1,64}$/.test(text)
  const holds = [map.claims, map.inferences, map.positions, map.quotes, map.sources]
  return [...ids].filter(
    (id) => isId(id) && !holds.some((records) => (records as ReadonlyMap<string, unknown>).has(id)),
  )
}
