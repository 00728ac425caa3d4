import { useSession } from '../data/session.ts'
import { ApiKeys } from '../features/account/api-keys.tsx'
import { EmailChange } from '../features/account/email-change.tsx'
import { NameChange } from '../features/account/name-change.tsx'
import { PasswordChange } from '../features/account/password-change.tsx'
import { PersonalData } from '../features/account/personal-data.tsx'
import { Sessions } from '../features/account/sessions.tsx'
import { WaitingInvitations } from '../features/account/waiting-invitations.tsx'
import { NotFoundScreen } from './failure-screen.tsx'
import { Gate } from './gate.tsx'
import { InsidePage } from './inside-page.tsx'

/** What belongs to one person: name, address, password, sessions, keys, data. */
export const AccountPage = () => (
  <Gate>
    <Account />
  </Gate>
)

function Account() {
  const session = useSession()
  const user = session?.user
  if (!user) return session?.mode === 'personal' ? <NotFoundScreen /> : null
  return (
    <InsidePage title="Your account">
      <WaitingInvitations />
      <NameChange name={user.name} />
      <EmailChange email={user.email} />
      <PasswordChange />
      <Sessions />
      <ApiKeys user={user.id} workspaces={session.workspaces} />
      <PersonalData />
    </InsidePage>
  )
}
