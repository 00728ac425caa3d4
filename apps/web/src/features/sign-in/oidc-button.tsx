import { KeyRound } from 'lucide-react'
import { useSession } from '../../data/session.ts'
import { useOidc } from '../../data/sign-in.ts'
import { Button } from '../../shared/ui/button.tsx'
import { Trouble } from '../../shared/ui/form.tsx'

/** The way in by the organisation’s own sign-in, where the server knows one. */
export function OidcButton({ invitation }: { readonly invitation?: string }) {
  const go = useOidc(invitation)
  if (!useSession()?.oidc) return null
  return (
    <>
      <Button look="line" disabled={go.isPending} onClick={() => go.mutate()}>
        <KeyRound aria-hidden /> Sign in with your organisation
      </Button>
      <Trouble of={go.error} />
    </>
  )
}
