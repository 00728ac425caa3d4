import { revokeApiKey } from '@counterpoint/protocol'
import { useQueries } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { apiKeysQuery } from '../../data/account.ts'
import { useAct } from '../../data/act.ts'
import { api } from '../../data/api.ts'
import type { Workspace } from '../../data/workspace.ts'
import { dayOf } from '../../shared/ui/when.tsx'
import { Button } from '../../shared/ui/button.tsx'
import { CopyField } from '../../shared/ui/copy-field.tsx'
import { Part, Quiet, Trouble } from '../../shared/ui/form.tsx'
import { Row, RowList } from '../../shared/ui/row-list.tsx'
import { ROLE_WORDS } from '../../signs/role-words.ts'
import { NewApiKey } from './new-api-key.tsx'

interface ApiKeysProps {
  readonly user: string
  readonly workspaces: readonly Workspace[]
}

/** Keys by which programs do what their maker may, in one workspace each. */
export function ApiKeys({ user, workspaces }: ApiKeysProps) {
  const [isMaking, setMaking] = useState(false)
  const [made, setMade] = useState<string>()
  const lists = useQueries({ queries: workspaces.map(({ id }) => apiKeysQuery(id)) })
  const revoke = useAct(
    ({ workspace, key }: { readonly workspace: string; readonly key: string }) =>
      api.call(revokeApiKey, { params: { id: workspace, key } }),
    [['api-keys']],
  )
  const keys = lists.flatMap(({ data }, index) =>
    (data?.items ?? [])
      .filter((key) => key.user === user)
      .map((key) => ({ ...key, workspace: workspaces[index]! })),
  )
  return (
    <Part
      title="API keys"
      action={
        !isMaking &&
        workspaces.length > 0 && (
          <Button look="line" onClick={() => setMaking(true)}>
            <Plus aria-hidden /> New key
          </Button>
        )
      }
    >
      {isMaking && (
        <NewApiKey
          workspaces={workspaces}
          onMade={(key) => {
            setMade(key)
            setMaking(false)
          }}
          onCancel={() => setMaking(false)}
        />
      )}
      {made && (
        <CopyField
          label="The new key"
          value={made}
          hint="It is shown this once. A program sends it as Authorization: Bearer …"
        />
      )}
      <Trouble of={lists.find(({ error }) => error)?.error ?? revoke.error} />
      {keys.length === 0 && !isMaking && (
        <Quiet>Programs sign in with keys; a key may never more than you.</Quiet>
      )}
      {keys.length > 0 && (
        <RowList label="Your API keys">
          {keys.map(({ id, name, role, prefix, expiresAt, lastUsedAt, workspace }) => (
            <Row
              key={id}
              title={
                <>
                  {name} <code>{prefix}…</code>
                </>
              }
              detail={`${ROLE_WORDS[role]} in “${workspace.name}”, until ${dayOf(expiresAt)}, ${
                lastUsedAt ? `last used ${dayOf(lastUsedAt)}` : 'never used'
              }`}
            >
              <Button
                small
                look="danger"
                disabled={revoke.isPending}
                aria-label={`Revoke the key ${name}`}
                onClick={() => revoke.mutate({ workspace: workspace.id, key: id })}
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
