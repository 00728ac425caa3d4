import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Bell as BellIcon } from 'lucide-react'
import { Popover } from 'radix-ui'
import { notificationsQuery, useMarkRead } from '../../data/discussion.ts'
import { useWorkspace } from '../../data/workspace.ts'
import { Button } from '../../shared/ui/button.tsx'
import bell from './notification-bell.module.css'
import { When } from '../../shared/ui/when.tsx'

/** What somebody should know of: mentions, replies, suggestions. Guests are told nothing. */
export function NotificationBell() {
  const workspace = useWorkspace()
  return workspace && <Bell workspace={workspace.id} />
}

function Bell({ workspace }: { readonly workspace: string }) {
  const query = useInfiniteQuery(notificationsQuery(workspace))
  const markRead = useMarkRead(workspace)
  const navigate = useNavigate()
  const unread = query.data?.pages[0]?.unread ?? 0
  const items = query.data?.pages.flatMap((page) => page.items) ?? []
  const label = unread === 0 ? 'Notifications' : `Notifications, ${unread} unread`
  return (
    <Popover.Root>
      <Popover.Trigger asChild>
        <Button className={bell.bell ?? ''} aria-label={label} title={label}>
          <BellIcon aria-hidden />
          {unread > 0 && <span className={bell.count}>{unread > 99 ? '99+' : unread}</span>}
        </Button>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          className={bell.list}
          align="end"
          sideOffset={6}
          collisionPadding={8}
          aria-label="Notifications"
        >
          <header className={bell.head}>
            <h2>Notifications</h2>
            {unread > 0 && (
              <Button small onClick={() => void markRead()}>
                Mark all as read
              </Button>
            )}
          </header>
          {query.error && <p>{query.error.message}</p>}
          {query.data && items.length === 0 && (
            <p>
              Nothing yet. You are told here when somebody mentions you, answers you, or decides
              what you suggested.
            </p>
          )}
          <ol>
            {items.map(({ id, sentence, at, isRead, map, thread }) => (
              <li key={id}>
                <Popover.Close asChild>
                  <button
                    type="button"
                    data-unread={!isRead}
                    onClick={() => {
                      if (!isRead) void markRead([id])
                      void navigate({
                        to: '/maps/$mapId',
                        params: { mapId: map },
                        search: { talk: thread ? 'comments' : 'suggestions' },
                      })
                    }}
                  >
                    {sentence}
                    <When at={at} />
                  </button>
                </Popover.Close>
              </li>
            ))}
          </ol>
          {query.hasNextPage && (
            <Button small onClick={() => void query.fetchNextPage()}>
              Earlier
            </Button>
          )}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}
