import { LogIn, LogOut, Plus, Settings, Share2, UserRound, Users } from 'lucide-react'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { rememberPlace } from '../data/return-place.ts'
import { useSession } from '../data/session.ts'
import { chooseWorkspace, useWorkspace } from '../data/workspace.ts'
import { NewWorkspaceDialog } from '../features/workspace/new-workspace-dialog.tsx'
import { Button } from '../shared/ui/button.tsx'
import { Menu, MenuChoice, MenuLabel, MenuOption, MenuRule } from '../shared/ui/menu.tsx'
import styles from './person-menu.module.css'
import { SignOutDialog } from './sign-out-dialog.tsx'
import { ThemeOptions } from './theme-menu.tsx'

interface PersonMenuProps {
  /** Where the bar has no room for it. */
  readonly onShare?: (() => void) | undefined
  /** Where the bar has no room for a menu of its own. */
  readonly hasThemes?: boolean
}

/** Who one is, in which workspaces, and the way out. Where nobody has an account, nothing. */
export function PersonMenu({ onShare, hasThemes = false }: PersonMenuProps) {
  const session = useSession()
  const workspace = useWorkspace()
  const navigate = useNavigate()
  const [open, setOpen] = useState<'workspace' | 'sign-out'>()
  if (session?.mode !== 'accounts') return null
  const { user, workspaces } = session
  const name = user?.name ?? 'Guest'
  const toWorkspace = (id: string) => {
    chooseWorkspace(id)
    void navigate({ to: '/' })
  }
  return (
    <>
      <Menu
        align="end"
        trigger={
          <Button className={styles.trigger ?? ''} aria-label={`You: ${name}`} title={name}>
            <span className={styles.initial} aria-hidden>
              {user ? initialOf(name) : <UserRound />}
            </span>
          </Button>
        }
      >
        <MenuLabel>
          {name}
          <small className={styles.detail}>{user?.email ?? 'You have come by a link.'}</small>
        </MenuLabel>
        {onShare && (
          <MenuChoice icon={<Share2 aria-hidden />} onSelect={onShare}>
            Share this map…
          </MenuChoice>
        )}
        {user ? (
          <>
            <MenuChoice
              icon={<Settings aria-hidden />}
              onSelect={() => void navigate({ to: '/account' })}
            >
              Your account
            </MenuChoice>
            <MenuRule />
            <MenuLabel>Workspaces</MenuLabel>
            {workspaces.map(({ id, name: title }) => (
              <MenuOption key={id} isChosen={id === workspace?.id} onSelect={() => toWorkspace(id)}>
                {title}
              </MenuOption>
            ))}
            {workspace && (
              <MenuChoice
                icon={<Users aria-hidden />}
                onSelect={() =>
                  void navigate({
                    to: '/workspaces/$workspaceId',
                    params: { workspaceId: workspace.id },
                  })
                }
              >
                People in “{workspace.name}”
              </MenuChoice>
            )}
            <MenuChoice icon={<Plus aria-hidden />} onSelect={() => setOpen('workspace')}>
              New workspace…
            </MenuChoice>
            <MenuRule />
            <MenuChoice icon={<LogOut aria-hidden />} onSelect={() => setOpen('sign-out')}>
              Sign out
            </MenuChoice>
          </>
        ) : (
          <MenuChoice
            icon={<LogIn aria-hidden />}
            onSelect={() => {
              rememberPlace()
              void navigate({ to: '/sign-in' })
            }}
          >
            Sign in
          </MenuChoice>
        )}
        {hasThemes && (
          <>
            <MenuRule />
            <MenuLabel>Theme</MenuLabel>
            <ThemeOptions />
          </>
        )}
      </Menu>
      {open === 'workspace' && (
        <NewWorkspaceDialog onMade={(id) => toWorkspace(id)} onClose={() => setOpen(undefined)} />
      )}
      {open === 'sign-out' && <SignOutDialog onClose={() => setOpen(undefined)} />}
    </>
  )
}

const initialOf = (name: string): string => [...name.trim()][0]?.toLocaleUpperCase() ?? ''
