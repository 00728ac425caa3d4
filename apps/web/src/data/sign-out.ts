import { countUnsent, eraseUnsent } from '@counterpoint/client'
import { signOut } from '@counterpoint/protocol'
import { useIsMutating, useMutation, useQuery } from '@tanstack/react-query'
import { api } from './api.ts'
import { eraseDrafts, keptDrafts } from './suggestion-drafts.ts'

/** What was done in this browser and no server has: changes, and suggestions in the making. */
export const useUnsent = () =>
  useQuery({
    queryKey: ['unsent'],
    queryFn: async () => (await countUnsent()) + keptDrafts().length,
    // Nothing is asked of the server.
    networkMode: 'always',
    gcTime: 0,
    staleTime: 0,
  })

const SIGN_OUT = ['sign-out']

/** Ends the session, and erases what this browser kept of it: what is cached, and what is unsent. */
export const useSignOut = () =>
  useMutation({
    mutationKey: SIGN_OUT,
    networkMode: 'always',
    mutationFn: async () => {
      await eraseUnsent()
      eraseDrafts()
      await api.call(signOut, {})
      // A page from scratch: nothing that was open stays in memory.
      location.assign('/')
      return new Promise<never>(() => undefined)
    },
  })

/** Whether this person is on the way out. */
export const useIsLeaving = (): boolean => useIsMutating({ mutationKey: SIGN_OUT }) > 0
