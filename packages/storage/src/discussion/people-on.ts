import { isAtLeast, type Role } from '@counterpoint/protocol'
import type { Session } from '../database/database.ts'
import type { MapPlace, Person } from './discussion.ts'

/** The members who see the map, by name; a role on the map goes before that of a lesser member. */
export async function peopleOn(
  session: Session,
  { workspace, map }: MapPlace,
): Promise<readonly Person[]> {
  const rows = await session.membership.findMany({
    where: { workspaceId: workspace, user: { disabledAt: null } },
    select: {
      role: true,
      user: { select: { id: true, name: true } },
      mapRoles: { where: { mapId: map }, select: { role: true } },
    },
    orderBy: [{ user: { name: 'asc' } }, { userId: 'asc' }],
  })
  return rows.map(({ role, user, mapRoles }) => ({
    id: user.id,
    name: user.name,
    role: isAtLeast(role as Role, 'admin') ? (role as Role) : ((mapRoles[0]?.role ?? role) as Role),
  }))
}
