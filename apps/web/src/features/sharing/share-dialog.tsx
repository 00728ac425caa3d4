import { useMay } from '../../data/access.ts'
import { useMap } from '../../data/map-session.tsx'
import { useWorkspace } from '../../data/workspace.ts'
import { Dialog } from '../../shared/ui/dialog.tsx'
import { PeopleWithAccess } from './people-with-access.tsx'
import { ShareLinks } from './share-links.tsx'

/** Who sees the map and with what role, and the links that let others in. */
export function ShareDialog({ onClose }: { readonly onClose: () => void }) {
  const map = useMap()
  const workspace = useWorkspace()
  const mayShare = useMay('map.share')
  const maySetRoles = useMay('map.setRoles')
  return (
    <Dialog title={`Share “${map.title}”`} wide onClose={onClose}>
      {maySetRoles && workspace && <PeopleWithAccess map={map.id} workspace={workspace} />}
      {mayShare && <ShareLinks map={map.id} mayEdit={workspace?.linksMayEdit ?? false} />}
    </Dialog>
  )
}
