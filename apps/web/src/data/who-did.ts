import type { SessionState } from '@counterpoint/client'
import {
  recordsOf,
  subjectName,
  type ArgumentMap,
  type Effect,
  type Violation,
} from '@counterpoint/core'
import type { Actor, LiveEntry } from '@counterpoint/protocol'

export const isSameActor = (a: Actor | undefined, b: Actor | undefined): boolean =>
  a !== undefined && a.kind === b?.kind && a.id === b.id

/** The last entry that did something to the record, as far back as `activity` goes. */
export const lastChangeOf = (
  activity: readonly LiveEntry[],
  id: string,
  isMeant: (effect: Effect) => boolean = () => true,
): LiveEntry | undefined =>
  activity.findLast(({ effects }) =>
    effects.some((effect) => effect.id === id && effect.entity !== 'placement' && isMeant(effect)),
  )

/** The entry that deleted the record. */
export const deletionOf = (activity: readonly LiveEntry[], id: string): LiveEntry | undefined =>
  lastChangeOf(activity, id, ({ after }) => after === null)

/** Who did something, at the beginning of a sentence. */
export function whoDid(entry: LiveEntry | undefined, you: Actor | undefined): string {
  if (!entry || entry.by.name === '') return 'Somebody'
  return isSameActor(entry.by, you) ? 'You' : entry.by.name
}

/** A record as a sentence names it, by its words; by those it had last where it is gone. */
export function nameOf(id: string, map: ArgumentMap, gone: readonly Effect[] = []): string {
  const known = recordsOf(map, gone)
  if (known('claim', id)) return subjectName({ claim: id as never }, known)
  if (known('inference', id)) return subjectName({ inference: id as never }, known)
  if (known('position', id)) return subjectName({ position: id as never }, known)
  if (known('quote', id)) return subjectName({ quote: id as never }, known)
  if (known('tension', id)) return 'a tension'
  if (known('equivalence', id)) return 'an equivalence'
  return id === map.id ? 'the map’s head' : 'something that is gone'
}

/** Why a step cannot be taken back any more: who changed what since. */
export function tooLateToUndo(
  { rule, subject, message }: Pick<Violation, 'rule' | 'subject' | 'message'>,
  { map, activity, you }: Pick<SessionState, 'map' | 'activity' | 'you'>,
): string {
  const change = rule === 'O10' ? lastChangeOf(activity, subject) : undefined
  if (!change) return message
  const isGone = change.effects.some(({ id, after }) => id === subject && after === null)
  const name = nameOf(subject, map, change.effects)
  return `This cannot be taken back any more: ${whoDid(change, you)} ${isGone ? 'deleted' : 'changed'} ${name} since.`
}

/** Who changed last what `effects` write over, and what, each as a sentence. */
export function overwritten(
  effects: readonly Effect[],
  { map, activity, you }: Pick<SessionState, 'map' | 'activity' | 'you'>,
): readonly string[] {
  const sentences = effects.flatMap(({ entity, id, before }) => {
    const touches = (other: Effect): boolean =>
      other.entity === entity &&
      Object.keys(before ?? {}).some((field) => field in (other.after ?? {}))
    const others = activity.filter(({ by }) => !isSameActor(by, you))
    const change = lastChangeOf(others, id, touches)
    return change ? [`${whoDid(change, you)} changed ${nameOf(id, map)} since.`] : []
  })
  return sentences.length > 0 ? [...new Set(sentences)] : ['This was changed since.']
}
