import { Refused } from '@counterpoint/client'
import { redeemShareLink } from '@counterpoint/protocol'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useEffect, useEffectEvent, useState } from 'react'
import { api } from '../data/api.ts'
import { askAgain } from '../data/session.ts'
import { sharedMapsQuery } from '../data/sharing.ts'
import { Button } from '../shared/ui/button.tsx'
import { TextField } from '../shared/ui/field.tsx'
import { Acts, Form, Quiet, Trouble } from '../shared/ui/form.tsx'
import { Door } from './door.tsx'
import { useSecret } from './use-secret.ts'

/** Where a share link leads: it lets this browser in, and goes on to the map. */
export function ShareLinkPage() {
  const { link } = useParams({ from: '/s/$link' })
  const secret = useSecret()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const [password, setPassword] = useState('')
  const redeem = useMutation({
    mutationFn: (given: { readonly password?: string }) =>
      api.call(redeemShareLink, { body: { link, secret, ...given } }),
    onSuccess: async ({ map }) => {
      await askAgain(queryClient)
      void queryClient.invalidateQueries({ queryKey: sharedMapsQuery.queryKey })
      await navigate({ to: '/maps/$mapId', params: { mapId: map }, replace: true })
    },
  })
  const open = useEffectEvent(() => redeem.mutate({}))
  useEffect(() => {
    if (secret !== '') open()
  }, [secret])

  if (secret === '') {
    return (
      <Door title="This link is not whole">
        <Quiet>Open it again as it was sent to you: what stands behind the # belongs to it.</Quiet>
        <Link to="/">Go to the library</Link>
      </Door>
    )
  }
  const isTried = redeem.variables?.password !== undefined
  if (asksForPassword(redeem.error) || isTried) {
    return (
      <Door title="This map asks for a password">
        <Form onSubmit={() => redeem.mutate({ password })}>
          <TextField
            label="Password"
            type="password"
            autoComplete="off"
            required
            autoFocus
            hint="Whoever sent you the link knows it."
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
          {isTried && <Trouble of={redeem.error} />}
          <Acts>
            <Button look="solid" type="submit" disabled={redeem.isPending || password === ''}>
              Open the map
            </Button>
          </Acts>
        </Form>
      </Door>
    )
  }
  if (redeem.error) {
    return (
      <Door title="This link does not open a map">
        <Trouble of={redeem.error} />
        <Acts>
          <Button look="line" onClick={() => redeem.mutate({})}>
            Try again
          </Button>
        </Acts>
      </Door>
    )
  }
  return (
    <Door title="Opening the map…">
      <Quiet>One moment.</Quiet>
    </Door>
  )
}

const asksForPassword = (failure: Error | null): boolean =>
  failure instanceof Refused && failure.problem.code === 'wrong_password'
