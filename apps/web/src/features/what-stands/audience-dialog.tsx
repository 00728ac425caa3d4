import { useState } from 'react'
import { Button } from '../../shared/ui/button.tsx'
import { Dialog } from '../../shared/ui/dialog.tsx'
import { TextField } from '../../shared/ui/field.tsx'

interface AudienceDialogProps {
  readonly title: string
  readonly name: string
  readonly onKeep: (name: string) => void
  readonly onClose: () => void
}

/** Asks for the name of an audience. */
export function AudienceDialog({ title, name, onKeep, onClose }: AudienceDialogProps) {
  const [words, setWords] = useState(name)
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (words.trim() === '') return
          onKeep(words.trim())
          onClose()
        }}
      >
        <TextField
          label="Name of the audience"
          hint="Its switches are kept with the map; whoever opens the map can use them."
          required
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
        <Button look="solid" type="submit" disabled={words.trim() === ''}>
          Keep
        </Button>
      </form>
    </Dialog>
  )
}
