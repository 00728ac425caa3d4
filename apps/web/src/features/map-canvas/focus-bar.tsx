import { Scan } from 'lucide-react'
import { Button } from '../../shared/ui/button.tsx'
import styles from './focus-bar.module.css'

interface FocusBarProps {
  readonly title: string
  readonly shown: number
  readonly all: number
  readonly onMore: () => void
  readonly onWhole: () => void
}

/** Says that only a part of the map is shown, and leads out of it. */
export const FocusBar = ({ title, shown, all, onMore, onWhole }: FocusBarProps) => (
  <div className={styles.bar} role="status">
    <Scan aria-hidden />
    <span>
      <b>{title}</b>
      <small>
        {shown} of {all} claims
      </small>
    </span>
    <Button small disabled={shown === all} onClick={onMore}>
      One step more
    </Button>
    <Button small look="line" onClick={onWhole}>
      Whole map
    </Button>
  </div>
)
