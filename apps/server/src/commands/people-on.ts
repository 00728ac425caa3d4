import type { MapPlace, Person, Storage } from '@counterpoint/storage'
import type { GrantedOnMap } from '../policies/granted.ts'

/** The people who see a map. Whoever asks is one of them, also where nobody has an account. */
export async function peopleOn(
  storage: Storage,
  { as, role }: Pick<GrantedOnMap, 'as' | 'role'>,
  place: MapPlace,
): Promise<readonly Person[]> {
  const members = await storage.discussion.peopleOn(place)
  const { kind, id } = as
  if (kind !== 'user' || id === null || members.some((member) => member.id === id)) return members
  const [asker] = await storage.namesOf([as])
  return asker ? [...members, { id, name: asker.name, role }] : members
}
