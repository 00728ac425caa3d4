import { forgetSharedMap, type sharedMapReply } from '@counterpoint/protocol'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Ellipsis, ListX } from 'lucide-react'
import { useState } from 'react'
import type { z } from 'zod'
import { useAct } from '../../data/act.ts'
import { api } from '../../data/api.ts'
import { useSession } from '../../data/session.ts'
import { sharedMapsQuery } from '../../data/sharing.ts'
import { Button, IconButton } from '../../shared/ui/button.tsx'
import { Dialog } from '../../shared/ui/dialog.tsx'
import { Acts, Form, Quiet, Trouble } from '../../shared/ui/form.tsx'
import { Menu, MenuChoice } from '../../shared/ui/menu.tsx'
import { exactly } from '../../shared/ui/when.tsx'
import { LINK_ALLOWS } from '../../signs/role-words.ts'
import styles from './library.module.css'
import { when } from './when.ts'

type SharedMap = z.output<typeof sharedMapReply>

/** Maps of others that somebody opened by their links; nothing where there are none. */
export function SharedShelf() {
  const isPerson = Boolean(useSession()?.user)
  const { data, error } = useQuery({ ...sharedMapsQuery, enabled: isPerson })
  const [leaving, setLeaving] = useState<SharedMap>()
  const maps = data?.items ?? []
  if (maps.length === 0 && !error) return null
  return (
    <section aria-labelledby="shared">
      <header className={styles.shelfHead}>
        <h2 id="shared">Shared with you</h2>
      </header>
      {error && maps.length === 0 && (
        <p className={styles.trouble} role="alert">
          The maps that were shared with you could not be fetched. {error.message}
        </p>
      )}
      <ul className={styles.sources}>
        {maps.map((shared) => (
          <li key={shared.map} className={styles.shared}>
            <Link to="/maps/$mapId" params={{ mapId: shared.map }} className={styles.source}>
              <h3>{shared.title}</h3>
              <p className={styles.facts}>
                {[shared.question, `opened ${when(shared.openedAt)}`].filter(Boolean).join(' · ')}
              </p>
              <span className={styles.allowance}>
                {LINK_ALLOWS[shared.role]}
                {shared.expiresAt !== null && <small>until {exactly(shared.expiresAt)}</small>}
              </span>
            </Link>
            <Menu
              align="end"
              trigger={
                <IconButton small label={`More about ${shared.title}`}>
                  <Ellipsis aria-hidden />
                </IconButton>
              }
            >
              <MenuChoice icon={<ListX aria-hidden />} onSelect={() => setLeaving(shared)}>
                Remove from this list…
              </MenuChoice>
            </Menu>
          </li>
        ))}
      </ul>
      {leaving && <ForgetDialog {...leaving} onClose={() => setLeaving(undefined)} />}
    </section>
  )
}

interface ForgetDialogProps extends SharedMap {
  readonly onClose: () => void
}

function ForgetDialog({ map, title, onClose }: ForgetDialogProps) {
  const forget = useAct(
    () => api.call(forgetSharedMap, { params: { map } }),
    [sharedMapsQuery.queryKey, ['access', map]],
  )
  return (
    <Dialog title="Remove from this list?" onClose={onClose}>
      <Form onSubmit={() => forget.mutate(undefined, { onSuccess: onClose })}>
        <Quiet>
          “{title}” stays as it is, and you see it no more. The link that you were given lets you in
          again, as long as it stands.
        </Quiet>
        <Trouble of={forget.error} />
        <Acts>
          <Button look="line" onClick={onClose}>
            Keep it
          </Button>
          <Button look="solid" type="submit" disabled={forget.isPending}>
            Remove from the list
          </Button>
        </Acts>
      </Form>
    </Dialog>
  )
}
