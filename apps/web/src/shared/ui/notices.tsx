import { X } from 'lucide-react'
import { Toast as Radix } from 'radix-ui'
import { createContext, useCallback, useContext, useMemo, useState, type ReactNode } from 'react'
import { Button, IconButton } from './button.tsx'
import styles from './notices.module.css'

interface Notice {
  readonly id: number
  readonly text: string
  readonly isTrouble: boolean
  readonly action?: { readonly label: string; readonly perform: () => void }
}

interface Notices {
  /** Says what happened, with a way back if there is one. */
  readonly say: (text: string, action?: Notice['action']) => void
  /** Says what did not work and what to do, with a way to do it if there is one. */
  readonly warn: (text: string, action?: Notice['action']) => void
}

const Context = createContext<Notices | undefined>(undefined)

export function useNotices(): Notices {
  const notices = useContext(Context)
  if (!notices) throw new Error('useNotices needs a NoticeProvider around it.')
  return notices
}

let lastId = 0

export function NoticeProvider({ children }: { readonly children: ReactNode }) {
  const [shown, setShown] = useState<readonly Notice[]>([])

  const add = useCallback((notice: Omit<Notice, 'id'>) => {
    setShown((before) => [...before.slice(-2), { ...notice, id: ++lastId }])
  }, [])
  const remove = (id: number) => setShown((before) => before.filter((notice) => notice.id !== id))

  const notices = useMemo<Notices>(
    () => ({
      say: (text, action) => add({ text, isTrouble: false, ...(action ? { action } : {}) }),
      warn: (text, action) => add({ text, isTrouble: true, ...(action ? { action } : {}) }),
    }),
    [add],
  )

  return (
    <Context value={notices}>
      <Radix.Provider duration={7_000} label="Notice">
        {children}
        {shown.map((notice) => (
          <Radix.Root
            key={notice.id}
            className={styles.notice}
            type={notice.isTrouble ? 'foreground' : 'background'}
            duration={notice.isTrouble ? 12_000 : 7_000}
            onOpenChange={(isOpen) => !isOpen && remove(notice.id)}
          >
            <Radix.Description className={styles.text}>{notice.text}</Radix.Description>
            {notice.action && (
              <Radix.Action asChild altText={notice.action.label}>
                <Button small className={styles.action ?? ''} onClick={notice.action.perform}>
                  {notice.action.label}
                </Button>
              </Radix.Action>
            )}
            <Radix.Close asChild>
              <IconButton small label="Dismiss" className={styles.close ?? ''}>
                <X aria-hidden />
              </IconButton>
            </Radix.Close>
          </Radix.Root>
        ))}
        <Radix.Viewport className={styles.viewport} />
      </Radix.Provider>
    </Context>
  )
}
