import { createSource, uploadSource } from '@counterpoint/protocol'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { FileUp } from 'lucide-react'
import { useRef, useState } from 'react'
import { api } from '../../data/api.ts'
import { useWorkspace } from '../../data/workspace.ts'
import { Button } from '../../shared/ui/button.tsx'
import { Dialog } from '../../shared/ui/dialog.tsx'
import { TextArea, TextField } from '../../shared/ui/field.tsx'
import { Acts, Form, Trouble } from '../../shared/ui/form.tsx'
import styles from './library.module.css'

interface AddSourceDialogProps {
  readonly onAdded: (id: string) => void
  readonly onClose: () => void
}

/** A text comes into the library by pasting it or as a file. */
export function AddSourceDialog({ onAdded, onClose }: AddSourceDialogProps) {
  const queryClient = useQueryClient()
  const workspace = useWorkspace()?.id
  const file = useRef<HTMLInputElement>(null)
  const [title, setTitle] = useState('')
  const [text, setText] = useState('')
  const [author, setAuthor] = useState('')
  const [url, setUrl] = useState('')

  const done = {
    onSuccess: ({ id }: { readonly id: string }) => {
      void queryClient.invalidateQueries({ queryKey: ['sources'] })
      onAdded(id)
      onClose()
    },
  }
  const paste = useMutation({
    mutationFn: () =>
      api.call(createSource, {
        query: { workspace },
        body: {
          title: title.trim(),
          text,
          citation: { author: author.trim() || null, url: url.trim() || null },
        },
      }),
    ...done,
  })
  const upload = useMutation({
    mutationFn: (chosen: File) => {
      const form = new FormData()
      if (title.trim() !== '') form.set('title', title.trim())
      form.set('file', chosen)
      return api.send(uploadSource, form, { workspace })
    },
    ...done,
  })
  const isBusy = paste.isPending || upload.isPending

  return (
    <Dialog title="Add a source" wide onClose={onClose}>
      <Form onSubmit={() => paste.mutate()}>
        <TextField
          label="Title"
          required
          maxLength={300}
          value={title}
          onChange={(event) => setTitle(event.target.value)}
        />
        <TextArea
          label="Text"
          hint="Kept exactly as it is: quotes are checked against it word for word."
          rows={10}
          required
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <div className={styles.pair}>
          <TextField
            label="Author (if known)"
            maxLength={300}
            value={author}
            onChange={(event) => setAuthor(event.target.value)}
          />
          <TextField
            label="Address (if any)"
            type="url"
            placeholder="https://"
            value={url}
            onChange={(event) => setUrl(event.target.value)}
          />
        </div>
        <Trouble of={paste.error ?? upload.error} />
        <Acts>
          <input
            ref={file}
            type="file"
            accept=".txt,.md,text/plain,text/markdown"
            className="visually-hidden"
            aria-label="Text file"
            tabIndex={-1}
            onChange={(event) => {
              const chosen = event.target.files?.[0]
              if (chosen) upload.mutate(chosen)
              event.target.value = ''
            }}
          />
          <Button look="line" disabled={isBusy} onClick={() => file.current?.click()}>
            <FileUp aria-hidden /> Upload a .txt or .md file
          </Button>
          <Button
            look="solid"
            type="submit"
            disabled={isBusy || title.trim() === '' || text.trim() === ''}
          >
            {isBusy ? 'Adding…' : 'Add source'}
          </Button>
        </Acts>
      </Form>
    </Dialog>
  )
}
