import { X } from 'lucide-react'
import { useEffect } from 'react'
import { useMap } from '../data/map-session.tsx'
import { isSameSet, setSwitches } from '../data/switches.ts'
import { useWhatStands } from '../data/what-stands.tsx'
import { Button } from '../shared/ui/button.tsx'
import styles from './what-if-banner.module.css'

const END_KEY = 'F8'

/** Says for as long as a what-if is on that what is shown is supposed; one key ends it. */
export function WhatIfBanner({ onDetails }: { readonly onDetails: () => void }) {
  const map = useMap()
  const { isWhatIf, switches, moves, suppose } = useWhatStands()

  useEffect(() => {
    if (!isWhatIf) return undefined
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== END_KEY) return
      event.preventDefault()
      suppose({})
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [isWhatIf, suppose])

  if (!isWhatIf) return null
  const count = setSwitches(switches).length
  const audience = [...map.audiences.values()].find((each) => isSameSet(each.switches, switches))
  const moved = moves.filter(({ id }) => map.claims.has(id as never)).length
  return (
    <div className={styles.banner} role="status">
      <p>
        <strong>{audience ? `Before ${audience.title}.` : 'What if.'}</strong>{' '}
        {count === 1 ? 'One switch is' : `${count} switches are`} set,{' '}
        {moved === 0
          ? 'and no claim moves'
          : moved === 1
            ? 'one claim moves'
            : `${moved} claims move`}
        . The map itself is as it was.
      </p>
      <Button small look="line" onClick={onDetails}>
        What moves
      </Button>
      <Button small look="line" aria-keyshortcuts={END_KEY} onClick={() => suppose({})}>
        <X aria-hidden /> End what-if <kbd>{END_KEY}</kbd>
      </Button>
    </div>
  )
}
