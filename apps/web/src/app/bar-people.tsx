import { Share2 } from 'lucide-react'
import { useState } from 'react'
import { useMay } from '../data/access.ts'
import { useSession } from '../data/session.ts'
import { ShareDialog } from '../features/sharing/share-dialog.tsx'
import { Button } from '../shared/ui/button.tsx'
import { PersonMenu } from './person-menu.tsx'
import { ThemeMenu } from './theme-menu.tsx'
import styles from './workbench-bar.module.css'

/**
 * Theme, and where people have accounts: sharing the map, for those who may, and who one is. On a
 * phone one menu holds them all.
 */
export function BarPeople({ isPhone }: { readonly isPhone: boolean }) {
  const session = useSession()
  const mayShare = useMay('map.share')
  const maySetRoles = useMay('map.setRoles')
  const [isSharing, setSharing] = useState(false)
  if (session?.mode !== 'accounts') return <ThemeMenu />
  const share = mayShare || maySetRoles ? () => setSharing(true) : undefined
  return (
    <>
      {!isPhone && <ThemeMenu />}
      {share && !isPhone && (
        <Button look="line" aria-label="Share" onClick={share}>
          <Share2 aria-hidden /> <span className={styles.word}>Share</span>
        </Button>
      )}
      <PersonMenu onShare={isPhone ? share : undefined} hasThemes={isPhone} />
      {isSharing && <ShareDialog onClose={() => setSharing(false)} />}
    </>
  )
}
