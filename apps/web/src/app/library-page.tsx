import { useNavigate, useRouter } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import { useEffect, useState } from 'react'
import { takePlace } from '../data/return-place.ts'
import { useSession } from '../data/session.ts'
import { chooseWorkspace, useWorkspace } from '../data/workspace.ts'
import { WaitingInvitations } from '../features/account/waiting-invitations.tsx'
import { ImportDialog } from '../features/exchange/import-dialog.tsx'
import { Library } from '../features/library/library.tsx'
import { SharedShelf } from '../features/library/shared-shelf.tsx'
import { NewWorkspaceDialog } from '../features/workspace/new-workspace-dialog.tsx'
import { Button } from '../shared/ui/button.tsx'
import { BrandMark } from './brand-mark.tsx'
import { Gate } from './gate.tsx'
import styles from './library-page.module.css'
import { Page } from './page.tsx'

/** Where everything begins: the maps and the sources. */
export const LibraryPage = () => (
  <Gate>
    <LibraryOfWorkspace />
  </Gate>
)

function LibraryOfWorkspace() {
  const navigate = useNavigate()
  const router = useRouter()
  const workspace = useWorkspace()
  const isShared = useSession()?.mode === 'accounts'
  useEffect(() => {
    const place = takePlace()
    if (place !== undefined) router.history.replace(place)
  }, [router])
  const [isImporting, setImporting] = useState(false)
  return (
    <Page
      title="Counterpoint"
      lead={<BrandMark />}
      heading={isShared && workspace ? workspace.name : 'Counterpoint'}
    >
      {workspace ? (
        <Library key={workspace.id} workspace={workspace} onImport={() => setImporting(true)} />
      ) : (
        <NoWorkspace />
      )}
      {isImporting && (
        <ImportDialog
          file={undefined}
          onClose={() => setImporting(false)}
          onImported={(id) => void navigate({ to: '/maps/$mapId', params: { mapId: id } })}
        />
      )}
    </Page>
  )
}

/** For those who left their last workspace, or were never in one. */
function NoWorkspace() {
  const [isMaking, setMaking] = useState(false)
  return (
    <main className={styles.none}>
      <h2>You are in no workspace</h2>
      <p>Open the link of an invitation, or make a workspace of your own.</p>
      <Button look="solid" onClick={() => setMaking(true)}>
        <Plus aria-hidden /> New workspace
      </Button>
      <WaitingInvitations />
      <SharedShelf />
      {isMaking && <NewWorkspaceDialog onMade={chooseWorkspace} onClose={() => setMaking(false)} />}
    </main>
  )
}
