import type { MapId } from '@counterpoint/core'
import { revokeShareLink, type shareLinkReply } from '@counterpoint/protocol'
import { useQuery } from '@tanstack/react-query'
import { Link2 } from 'lucide-react'
import { useState } from 'react'
import type { z } from 'zod'
import { useAct } from '../../data/act.ts'
import { api } from '../../data/api.ts'
import { shareLinksQuery } from '../../data/sharing.ts'
import { exactly } from '../../shared/ui/when.tsx'
import { Button } from '../../shared/ui/button.tsx'
import { CopyField } from '../../shared/ui/copy-field.tsx'
import { Part, Quiet, Trouble } from '../../shared/ui/form.tsx'
import { Row, RowList } from '../../shared/ui/row-list.tsx'
import { ROLE_WORDS } from '../../signs/role-words.ts'
import { NewShareLink } from './new-share-link.tsx'

interface ShareLinksProps {
  readonly map: MapId
  /** Whether an owner has let links give the role of editor. */
  readonly mayEdit: boolean
}

/** The links that let people in who are no members; each can be revoked. */
export function ShareLinks({ map, mayEdit }: ShareLinksProps) {
  const links = useQuery(shareLinksQuery(map))
  const [isMaking, setMaking] = useState(false)
  const [made, setMade] = useState<string>()
  const revoke = useAct(
    (link: string) => api.call(revokeShareLink, { params: { id: map, link } }),
    [shareLinksQuery(map).queryKey],
  )
  const all = links.data?.items ?? []
  return (
    <Part
      title="Links"
      level={3}
      action={
        !isMaking && (
          <Button look="line" onClick={() => setMaking(true)}>
            <Link2 aria-hidden /> New link
          </Button>
        )
      }
    >
      {links.data && all.length === 0 && !isMaking && (
        <Quiet>Whoever has a link sees this map without an account, until you revoke it.</Quiet>
      )}
      {isMaking && (
        <NewShareLink
          map={map}
          mayEdit={mayEdit}
          onMade={(link) => {
            setMade(link)
            setMaking(false)
          }}
          onCancel={() => setMaking(false)}
        />
      )}
      {made && (
        <CopyField
          label="The new link"
          value={made}
          hint="It is shown this once. Whoever has it can use it."
        />
      )}
      <Trouble of={links.error ?? revoke.error} />
      {all.length > 0 && (
        <RowList label="Share links">
          {all.map((link) => (
            <Row key={link.id} title={link.name} detail={wordsOf(link)}>
              <Button
                small
                look="danger"
                disabled={revoke.isPending}
                aria-label={`Revoke the link ${link.name}`}
                onClick={() => revoke.mutate(link.id)}
              >
                Revoke
              </Button>
            </Row>
          ))}
        </RowList>
      )}
    </Part>
  )
}

const wordsOf = ({ role, hasPassword, expiresAt }: z.output<typeof shareLinkReply>): string =>
  [
    ROLE_WORDS[role],
    hasPassword ? 'with a password' : 'without a password',
    expiresAt === null ? 'until it is revoked' : `until ${exactly(expiresAt)}`,
  ].join(', ')
