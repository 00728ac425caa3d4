import { deleteAccount, exportAccount } from '@counterpoint/protocol'
import { Download } from 'lucide-react'
import { useState } from 'react'
import { useAct } from '../../data/act.ts'
import { api } from '../../data/api.ts'
import { Button } from '../../shared/ui/button.tsx'
import { Dialog } from '../../shared/ui/dialog.tsx'
import { Acts, Form, Part, Quiet, Trouble } from '../../shared/ui/form.tsx'
import styles from './personal-data.module.css'
import { PasswordField } from '../../shared/ui/password-field.tsx'

/** What is kept about a person, to take along, and the way to leave for good. */
export function PersonalData() {
  const [isLeaving, setLeaving] = useState(false)
  return (
    <Part title="Your data">
      <Quiet>
        Everything that is kept about you is one JSON file. Leaving deletes it; what you did to maps
        stays, by “a former member”.
      </Quiet>
      <div className={styles.ways}>
        <a className={styles.download} href={api.address(exportAccount, {})} download>
          <Download aria-hidden /> Download your data
        </a>
        <Button look="danger" onClick={() => setLeaving(true)}>
          Delete the account…
        </Button>
      </div>
      {isLeaving && <DeleteAccountDialog onClose={() => setLeaving(false)} />}
    </Part>
  )
}

function DeleteAccountDialog({ onClose }: { readonly onClose: () => void }) {
  const [password, setPassword] = useState('')
  const leave = useAct(() => api.call(deleteAccount, { body: { password } }), [])
  return (
    <Dialog title="Delete your account?" onClose={onClose}>
      <Form
        onSubmit={() => leave.mutate(undefined, { onSuccess: () => location.assign('/sign-in') })}
      >
        <Quiet>This cannot be taken back. You leave every workspace, and your keys end.</Quiet>
        <PasswordField label="Your password" value={password} onChange={setPassword} />
        <Trouble of={leave.error} />
        <Acts>
          <Button look="line" onClick={onClose}>
            Keep it
          </Button>
          <Button look="solid" type="submit" disabled={leave.isPending || password === ''}>
            Delete the account
          </Button>
        </Acts>
      </Form>
    </Dialog>
  )
}
