import { useParams } from '@tanstack/react-router'
import { useSession } from '../data/session.ts'
import type { Workspace } from '../data/workspace.ts'
import { AuditList } from '../features/workspace/audit-list.tsx'
import { Invitations } from '../features/workspace/invitations.tsx'
import { Members } from '../features/workspace/members.tsx'
import { WorkspaceSettings } from '../features/workspace/workspace-settings.tsx'
import { NotFoundScreen } from './failure-screen.tsx'
import { Gate } from './gate.tsx'
import { InsidePage } from './inside-page.tsx'

/** A workspace: who is in it and as what, who is invited, its settings, and what happened to rights. */
export const WorkspacePage = () => (
  <Gate>
    <OneWorkspace />
  </Gate>
)

function OneWorkspace() {
  const { workspaceId } = useParams({ from: '/workspaces/$workspaceId' })
  const session = useSession()
  const workspace = session?.workspaces.find(({ id }) => id === workspaceId)
  // Without accounts there is nobody to list.
  if (!session || !workspace || session.mode === 'personal') return <NotFoundScreen />
  return <Shown workspace={workspace} you={session.user?.id} />
}

interface ShownProps {
  readonly workspace: Workspace
  readonly you: string | undefined
}

function Shown({ workspace, you }: ShownProps) {
  const may = new Set(workspace.abilities)
  return (
    <InsidePage title={workspace.name}>
      {may.has('member.list') && <Members workspace={workspace} you={you} />}
      {may.has('member.invite') && <Invitations workspace={workspace} />}
      {may.has('workspace.edit') && <WorkspaceSettings workspace={workspace} />}
      {may.has('audit.read') && <AuditList workspace={workspace.id} />}
    </InsidePage>
  )
}
