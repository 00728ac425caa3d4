import type { Session } from '../database/database.ts'
import { PERSONAL_OWNER, type NamedSubject, type Subject } from '../subject.ts'

const FORMER = {
  user: 'A former member',
  share_link: 'A guest',
  api_key: 'A program',
  system: 'Counterpoint',
} as const

const keyOf = ({ kind, id }: Subject): string => `${kind} ${id ?? ''}`

/** `subjects` with their names, in the same order. */
export async function namesOf(
  session: Session,
  subjects: readonly Subject[],
): Promise<readonly NamedSubject[]> {
  const idsOf = (wanted: Subject['kind']): string[] => [
    ...new Set(subjects.flatMap(({ kind, id }) => (kind === wanted && id !== null ? [id] : []))),
  ]
  const named = { select: { id: true, name: true } } as const
  const [users, links, keys] = await Promise.all([
    among(idsOf('user'), (ids) => session.user.findMany({ where: { id: { in: ids } }, ...named })),
    among(idsOf('share_link'), (ids) =>
      session.shareLink.findMany({ where: { id: { in: ids } }, ...named }),
    ),
    among(idsOf('api_key'), (ids) =>
      session.apiKey.findMany({ where: { id: { in: ids } }, ...named }),
    ),
  ])
  const names = new Map([[keyOf(PERSONAL_OWNER), 'Owner']])
  for (const { id, name } of users) names.set(`user ${id}`, name)
  for (const { id, name } of links) names.set(`share_link ${id}`, name)
  for (const { id, name } of keys) names.set(`api_key ${id}`, name)
  return subjects.map((subject) => ({
    kind: subject.kind,
    id: subject.id,
    name: names.get(keyOf(subject)) ?? FORMER[subject.kind],
  }))
}

const among = async <Row>(ids: string[], read: (ids: string[]) => Promise<Row[]>) =>
  ids.length === 0 ? [] : read(ids)
