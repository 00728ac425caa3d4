import { createApiKey, isAtLeast, ROLES, type Role } from '@counterpoint/protocol'
import { useState } from 'react'
import { apiKeysQuery } from '../../data/account.ts'
import { useAct } from '../../data/act.ts'
import { api } from '../../data/api.ts'
import type { Workspace } from '../../data/workspace.ts'
import { Button } from '../../shared/ui/button.tsx'
import { SelectField, TextField } from '../../shared/ui/field.tsx'
import { Acts, Form, Trouble } from '../../shared/ui/form.tsx'
import { ROLE_MEANINGS, ROLE_WORDS } from '../../signs/role-words.ts'

const DAY_MIN = 24 * 60
const ENDS = [
  ['in a week', 7 * DAY_MIN],
  ['in 30 days', 30 * DAY_MIN],
  ['in 90 days', 90 * DAY_MIN],
  ['in a year', 365 * DAY_MIN],
] as const

interface NewApiKeyProps {
  readonly workspaces: readonly Workspace[]
  readonly onMade: (key: string) => void
  readonly onCancel: () => void
}

/** What a new key is for: where, as what, and until when. */
export function NewApiKey({ workspaces, onMade, onCancel }: NewApiKeyProps) {
  const [name, setName] = useState('')
  const [id, setId] = useState(workspaces[0]?.id ?? '')
  const [role, setRole] = useState<Role>('viewer')
  const [ends, setEnds] = useState<string>('in 90 days')
  const workspace = workspaces.find((each) => each.id === id)
  const create = useAct(
    () =>
      api.call(createApiKey, {
        params: { id },
        body: {
          name: name.trim(),
          role,
          expiresInMinutes: ENDS.find(([word]) => word === ends)?.[1],
        },
      }),
    [apiKeysQuery(id).queryKey],
  )
  return (
    <Form
      label="New key"
      onSubmit={() => create.mutate(undefined, { onSuccess: ({ key }) => onMade(key) })}
    >
      <TextField
        label="Name"
        hint="What the program is; it stands beside what the program does."
        required
        maxLength={100}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      {workspaces.length > 1 && (
        <SelectField label="Workspace" value={id} onChange={({ target }) => setId(target.value)}>
          {workspaces.map((each) => (
            <option key={each.id} value={each.id}>
              {each.name}
            </option>
          ))}
        </SelectField>
      )}
      <SelectField
        label="The program is"
        value={role}
        onChange={({ target }) => setRole(target.value as Role)}
      >
        {ROLES.filter((each) => workspace && isAtLeast(workspace.role, each)).map((each) => (
          <option key={each} value={each}>
            {ROLE_WORDS[each]}: {ROLE_MEANINGS[each]}
          </option>
        ))}
      </SelectField>
      <SelectField
        label="The key ends"
        value={ends}
        onChange={({ target }) => setEnds(target.value)}
      >
        {ENDS.map(([word]) => (
          <option key={word}>{word}</option>
        ))}
      </SelectField>
      <Trouble of={create.error} />
      <Acts>
        <Button onClick={onCancel}>Cancel</Button>
        <Button look="solid" type="submit" disabled={create.isPending || name.trim() === ''}>
          Create key
        </Button>
      </Acts>
    </Form>
  )
}
