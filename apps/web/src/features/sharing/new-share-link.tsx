import type { MapId } from '@counterpoint/core'
import { createShareLink } from '@counterpoint/protocol'
import { useState } from 'react'
import { useAct } from '../../data/act.ts'
import { api } from '../../data/api.ts'
import { shareLinksQuery } from '../../data/sharing.ts'
import { Button } from '../../shared/ui/button.tsx'
import { SelectField, TextField } from '../../shared/ui/field.tsx'
import { Acts, Form, Trouble } from '../../shared/ui/form.tsx'
import { ROLE_MEANINGS, ROLE_WORDS } from '../../signs/role-words.ts'
import styles from './sharing.module.css'

type LinkRole = 'viewer' | 'commenter' | 'editor'

const DAY_MIN = 24 * 60
const ENDS: readonly (readonly [string, number | null])[] = [
  ['in a day', DAY_MIN],
  ['in a week', 7 * DAY_MIN],
  ['in 30 days', 30 * DAY_MIN],
  ['when it is revoked', null],
]

interface NewShareLinkProps {
  readonly map: MapId
  readonly mayEdit: boolean
  readonly onMade: (link: string) => void
  readonly onCancel: () => void
}

/** What a new link lets people do, until when, and whether it asks for a password. */
export function NewShareLink({ map, mayEdit, onMade, onCancel }: NewShareLinkProps) {
  const [name, setName] = useState('')
  const [role, setRole] = useState<LinkRole>('viewer')
  const [ends, setEnds] = useState('in a week')
  const [password, setPassword] = useState('')
  const create = useAct(
    () =>
      api.call(createShareLink, {
        params: { id: map },
        body: {
          ...(name.trim() === '' ? {} : { name: name.trim() }),
          role,
          expiresInMinutes: ENDS.find(([word]) => word === ends)?.[1] ?? null,
          ...(password === '' ? {} : { password }),
        },
      }),
    [shareLinksQuery(map).queryKey],
  )
  const roles: readonly LinkRole[] = mayEdit
    ? ['viewer', 'commenter', 'editor']
    : ['viewer', 'commenter']
  return (
    <Form
      label="New link"
      onSubmit={() => create.mutate(undefined, { onSuccess: ({ link }) => onMade(link) })}
    >
      <TextField
        label="Name"
        hint="What is said and done through it carries this name."
        placeholder="A guest"
        maxLength={100}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <div className={styles.pair}>
        <SelectField
          label="Whoever has it"
          value={role}
          onChange={({ target }) => setRole(target.value as LinkRole)}
        >
          {roles.map((each) => (
            <option key={each} value={each}>
              {ROLE_WORDS[each]}: {ROLE_MEANINGS[each]}
            </option>
          ))}
        </SelectField>
        <SelectField label="It ends" value={ends} onChange={({ target }) => setEnds(target.value)}>
          {ENDS.map(([word]) => (
            <option key={word}>{word}</option>
          ))}
        </SelectField>
      </div>
      <TextField
        label="Password (if wanted)"
        type="password"
        autoComplete="new-password"
        minLength={4}
        maxLength={256}
        value={password}
        onChange={(event) => setPassword(event.target.value)}
      />
      <Trouble of={create.error} />
      <Acts>
        <Button onClick={onCancel}>Cancel</Button>
        <Button look="solid" type="submit" disabled={create.isPending}>
          Create link
        </Button>
      </Acts>
    </Form>
  )
}
