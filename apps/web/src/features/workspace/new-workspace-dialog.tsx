import { createWorkspace } from '@counterpoint/protocol'
import { useState } from 'react'
import { useAct } from '../../data/act.ts'
import { api } from '../../data/api.ts'
import { sessionQuery } from '../../data/session.ts'
import { Button } from '../../shared/ui/button.tsx'
import { Dialog } from '../../shared/ui/dialog.tsx'
import { TextField } from '../../shared/ui/field.tsx'
import { Acts, Form, Trouble } from '../../shared/ui/form.tsx'

interface NewWorkspaceDialogProps {
  readonly onMade: (id: string) => void
  readonly onClose: () => void
}

export function NewWorkspaceDialog({ onMade, onClose }: NewWorkspaceDialogProps) {
  const [name, setName] = useState('')
  const create = useAct(
    () => api.call(createWorkspace, { body: { name: name.trim() } }),
    [sessionQuery.queryKey],
  )
  return (
    <Dialog title="New workspace" onClose={onClose}>
      <Form
        onSubmit={() =>
          create.mutate(undefined, {
            onSuccess: ({ id }) => {
              onMade(id)
              onClose()
            },
          })
        }
      >
        <TextField
          label="Name"
          hint="It begins with nothing in it, and you as its owner."
          required
          maxLength={100}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <Trouble of={create.error} />
        <Acts>
          <Button look="line" onClick={onClose}>
            Cancel
          </Button>
          <Button look="solid" type="submit" disabled={create.isPending || name.trim() === ''}>
            Create workspace
          </Button>
        </Acts>
      </Form>
    </Dialog>
  )
}
