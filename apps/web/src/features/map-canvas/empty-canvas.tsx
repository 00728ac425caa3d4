import { Plus } from 'lucide-react'
import { IfEditable } from '../../shared/read-only.tsx'
import { Button } from '../../shared/ui/button.tsx'
import styles from './map-canvas.module.css'

/** What to do on a map with nothing on it. */
export const EmptyCanvas = ({ onNewClaim }: { readonly onNewClaim: () => void }) => (
  <div className={styles.empty}>
    <h2>Nothing is claimed yet</h2>
    <IfEditable>
      <p>
        Open a source on the left, select the words that matter, and make a claim of them. Or write
        the first claim yourself.
      </p>
      <Button look="line" onClick={onNewClaim}>
        <Plus aria-hidden /> New claim
      </Button>
    </IfEditable>
  </div>
)
