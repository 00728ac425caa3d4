import { confirmEmail } from '@counterpoint/protocol'
import { Link } from '@tanstack/react-router'
import { useEffect, useEffectEvent } from 'react'
import { useAct } from '../data/act.ts'
import { api } from '../data/api.ts'
import { sessionQuery } from '../data/session.ts'
import { Quiet, Trouble } from '../shared/ui/form.tsx'
import { Door } from './door.tsx'
import { useSecret } from './use-secret.ts'

/** Where a letter leads that asks whether an address is its reader’s. */
export function ConfirmEmailPage() {
  const token = useSecret()
  const { mutate, isSuccess, error } = useAct(
    () => api.call(confirmEmail, { body: { token } }),
    [sessionQuery.queryKey],
  )
  const confirm = useEffectEvent(() => mutate(undefined))
  useEffect(() => {
    if (token !== '') confirm()
  }, [token])
  return (
    <Door title={isSuccess ? 'The address is confirmed' : 'Confirm the address'}>
      {token === '' && <Quiet>Open the link as it stands in the letter: a part is missing.</Quiet>}
      <Trouble of={error} />
      <Link to="/sign-in">Go on</Link>
    </Door>
  )
}
