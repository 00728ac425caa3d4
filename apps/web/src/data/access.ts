import type { MapAction } from '@counterpoint/protocol'
import { useQuery } from '@tanstack/react-query'
import { accessQuery } from './access-query.ts'
import { useMap } from './map-session.tsx'

/** Whether this person may do `action` with the open map; that is known before the map is shown. */
export function useMay(action: MapAction): boolean {
  const { id } = useMap()
  return useQuery(accessQuery(id)).data?.abilities.includes(action) ?? false
}
