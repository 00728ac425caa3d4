import type { Actor } from '@counterpoint/protocol'
import type { Storage, Subject } from '@counterpoint/storage'

/** Gives a subject with the name by which others know it. */
export type NameOf = (subject: Subject) => Actor

const keyOf = ({ kind, id }: Subject): string => `${kind} ${id ?? ''}`

/** Names for all of `subjects`, read at once. */
export async function naming(
  storage: Pick<Storage, 'namesOf'>,
  subjects: readonly Subject[],
): Promise<NameOf> {
  const wanted = [...new Map(subjects.map((subject) => [keyOf(subject), subject])).values()]
  const named = new Map((await storage.namesOf(wanted)).map((each) => [keyOf(each), each]))
  return (subject) => {
    const { kind, id, name } = named.get(keyOf(subject)) ?? { ...subject, name: 'Somebody' }
    return { kind, id, name }
  }
}

export const isSameSubject = (a: Subject, b: Subject): boolean => a.kind === b.kind && a.id === b.id

export const person = (id: string): Subject => ({ kind: 'user', id })

/** The id of whoever asks, where that is a person. */
export const personIn = ({ kind, id }: Subject): string | null => (kind === 'user' ? id : null)
