import { editWorkspace } from '@counterpoint/protocol'
import { useState } from 'react'
import { useAct } from '../../data/act.ts'
import { api } from '../../data/api.ts'
import { sessionQuery } from '../../data/session.ts'
import type { Workspace } from '../../data/workspace.ts'
import { Button } from '../../shared/ui/button.tsx'
import { TextField } from '../../shared/ui/field.tsx'
import { Form, Part, Trouble } from '../../shared/ui/form.tsx'
import styles from './workspace-settings.module.css'

/** Its name, and whether links may let people edit. */
export function WorkspaceSettings({ workspace }: { readonly workspace: Workspace }) {
  const [name, setName] = useState(workspace.name)
  const change = useAct(
    (changes: { readonly name?: string; readonly linksMayEdit?: boolean }) =>
      api.call(editWorkspace, { params: { id: workspace.id }, body: changes }),
    [sessionQuery.queryKey],
  )
  return (
    <Part title="Settings">
      <Form label="Name" onSubmit={() => change.mutate({ name: name.trim() })}>
        <div className={styles.line}>
          <TextField
            label="Name"
            required
            maxLength={100}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
          <Button
            look="line"
            type="submit"
            disabled={change.isPending || name.trim() === '' || name.trim() === workspace.name}
          >
            Rename
          </Button>
        </div>
      </Form>
      {workspace.abilities.includes('workspace.allowEditLinks') && (
        <label className={styles.check}>
          <input
            type="checkbox"
            checked={workspace.linksMayEdit}
            disabled={change.isPending}
            onChange={({ target }) => change.mutate({ linksMayEdit: target.checked })}
          />
          <span>
            Share links may let people edit
            <small>Otherwise they let people read or comment.</small>
          </span>
        </label>
      )}
      <Trouble of={change.error} />
    </Part>
  )
}
