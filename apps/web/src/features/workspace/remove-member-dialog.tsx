import { Button } from '../../shared/ui/button.tsx'
import { Dialog } from '../../shared/ui/dialog.tsx'
import { Acts, Form, Quiet, Trouble } from '../../shared/ui/form.tsx'

/** Who is to go. */
export interface Leaving {
  readonly user: string
  readonly name: string
  readonly isYou: boolean
}

interface RemoveMemberDialogProps {
  readonly leaving: Leaving
  readonly workspace: string
  readonly failure: Error | null
  readonly isBusy: boolean
  readonly onRemove: () => void
  readonly onClose: () => void
}

export const RemoveMemberDialog = ({
  leaving: { name, isYou },
  workspace,
  failure,
  isBusy,
  onRemove,
  onClose,
}: RemoveMemberDialogProps) => (
  <Dialog
    title={isYou ? `Leave “${workspace}”?` : `Remove ${name} from “${workspace}”?`}
    onClose={onClose}
  >
    <Form onSubmit={onRemove}>
      <Quiet>
        {isYou ? 'You see' : `${name} sees`} its maps and sources no more, at once, and keys made
        for it end. What was done to maps stays. Only an invitation leads back.
      </Quiet>
      <Trouble of={failure} />
      <Acts>
        <Button look="line" onClick={onClose}>
          Cancel
        </Button>
        <Button look="solid" type="submit" disabled={isBusy}>
          {isYou ? 'Leave' : 'Remove'}
        </Button>
      </Acts>
    </Form>
  </Dialog>
)
