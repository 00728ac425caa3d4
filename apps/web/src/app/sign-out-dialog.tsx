import { useSignOut, useUnsent } from '../data/sign-out.ts'
import { Button } from '../shared/ui/button.tsx'
import { Dialog } from '../shared/ui/dialog.tsx'
import { Acts, Form, Quiet, Trouble } from '../shared/ui/form.tsx'

/** Signing out erases what this browser keeps; it says so before anything is lost. */
export function SignOutDialog({ onClose }: { readonly onClose: () => void }) {
  const { data: unsent, error } = useUnsent()
  const leave = useSignOut()
  return (
    <Dialog title="Sign out?" onClose={onClose}>
      <Form onSubmit={() => leave.mutate()}>
        {unsent !== undefined && unsent > 0 ? (
          <p role="alert">
            {unsent === 1 ? 'One change has' : `${unsent} changes have`} not reached the server, and
            will be lost: signing out erases what this browser keeps. Stay until everything is
            saved, or sign out without {unsent === 1 ? 'it' : 'them'}.
          </p>
        ) : (
          <Quiet>
            Everything is on the server. What this browser keeps of your maps is erased.
          </Quiet>
        )}
        <Trouble of={error ?? leave.error} />
        <Acts>
          <Button look="line" onClick={onClose}>
            Stay
          </Button>
          <Button
            look="solid"
            type="submit"
            disabled={(unsent === undefined && !error) || leave.isPending}
          >
            {unsent ? 'Sign out and lose them' : 'Sign out'}
          </Button>
        </Acts>
      </Form>
    </Dialog>
  )
}
