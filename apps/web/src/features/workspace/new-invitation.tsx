import { createInvitation, isAtLeast, ROLES, type Role } from '@counterpoint/protocol'
import { useState } from 'react'
import { useAct } from '../../data/act.ts'
import { api } from '../../data/api.ts'
import { invitationsQuery } from '../../data/people.ts'
import type { Workspace } from '../../data/workspace.ts'
import { Button } from '../../shared/ui/button.tsx'
import { SelectField, TextField } from '../../shared/ui/field.tsx'
import { Acts, Form, Trouble } from '../../shared/ui/form.tsx'
import { ROLE_MEANINGS, ROLE_WORDS } from '../../signs/role-words.ts'

interface NewInvitationProps {
  readonly workspace: Workspace
  readonly onMade: (invitation: { readonly link: string | null; readonly to: string }) => void
  readonly onCancel: () => void
}

/** By mail where an address is given, else by a link to pass on. */
export function NewInvitation({ workspace, onMade, onCancel }: NewInvitationProps) {
  const [email, setEmail] = useState('')
  const [role, setRole] = useState<Role>('editor')
  const to = email.trim()
  const invite = useAct(
    () =>
      api.call(createInvitation, {
        params: { id: workspace.id },
        body: { role, ...(to === '' ? {} : { email: to }) },
      }),
    [invitationsQuery(workspace.id).queryKey],
  )
  return (
    <Form
      label="Invite somebody"
      onSubmit={() => invite.mutate(undefined, { onSuccess: ({ link }) => onMade({ link, to }) })}
    >
      <TextField
        label="E-mail (if wanted)"
        hint="A letter goes there. Without an address you get a link to pass on; both last a week."
        type="email"
        autoComplete="off"
        value={email}
        onChange={(event) => setEmail(event.target.value)}
      />
      <SelectField label="As" value={role} onChange={({ target }) => setRole(target.value as Role)}>
        {ROLES.filter((each) => isAtLeast(workspace.role, each)).map((each) => (
          <option key={each} value={each}>
            {ROLE_WORDS[each]}: {ROLE_MEANINGS[each]}
          </option>
        ))}
      </SelectField>
      <Trouble of={invite.error} />
      <Acts>
        <Button onClick={onCancel}>Cancel</Button>
        <Button look="solid" type="submit" disabled={invite.isPending}>
          {to === '' ? 'Make a link' : 'Send the invitation'}
        </Button>
      </Acts>
    </Form>
  )
}
