import { createMap } from '@counterpoint/protocol'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { api } from '../../data/api.ts'
import { useWorkspace } from '../../data/workspace.ts'
import { Button } from '../../shared/ui/button.tsx'
import { Dialog } from '../../shared/ui/dialog.tsx'
import { TextField } from '../../shared/ui/field.tsx'
import { Acts, Form, Trouble } from '../../shared/ui/form.tsx'

export function NewMapDialog({ onClose }: { readonly onClose: () => void }) {
  const queryClient = useQueryClient()
  const workspace = useWorkspace()?.id
  const navigate = useNavigate()
  const [title, setTitle] = useState('')
  const [question, setQuestion] = useState('')
  const create = useMutation({
    mutationFn: () =>
      api.call(createMap, {
        query: { workspace },
        body: { title: title.trim(), question: question.trim() },
      }),
    onSuccess: ({ map }) => {
      void queryClient.invalidateQueries({ queryKey: ['maps'] })
      void navigate({ to: '/maps/$mapId', params: { mapId: map.id } })
    },
  })
  return (
    <Dialog title="New map" onClose={onClose}>
      <Form onSubmit={() => create.mutate()}>
        <TextField
          label="Title"
          required
          maxLength={300}
          value={title}
          onChange={(event) => setTitle(event.target.value)}
        />
        <TextField
          label="Question"
          hint="What the positions are competing answers to. It can wait."
          maxLength={1000}
          value={question}
          onChange={(event) => setQuestion(event.target.value)}
        />
        <Trouble of={create.error} />
        <Acts>
          <Button look="line" onClick={onClose}>
            Cancel
          </Button>
          <Button look="solid" type="submit" disabled={create.isPending || title.trim() === ''}>
            Create map
          </Button>
        </Acts>
      </Form>
    </Dialog>
  )
}
