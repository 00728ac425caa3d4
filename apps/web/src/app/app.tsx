import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { askWhoThisIs, isSignedOut } from '../data/session.ts'
import { NoticeProvider } from '../shared/ui/notices.tsx'
import { TooltipProvider } from '../shared/ui/tooltip.tsx'
import { router } from './router.tsx'

// Whatever hears that nobody is signed in makes the page ask who this browser is.
const onError = (cause: Error): void => {
  if (isSignedOut(cause)) void askWhoThisIs(queryClient)
}

const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError }),
  mutationCache: new MutationCache({ onError }),
  defaultOptions: { queries: { retry: 1, staleTime: 5_000, refetchOnWindowFocus: true } },
})

// A page that the browser kept and shows again may be somebody else’s by now.
window.addEventListener('pageshow', ({ persisted }) => {
  if (persisted) void askWhoThisIs(queryClient)
})

export const App = () => (
  <QueryClientProvider client={queryClient}>
    <TooltipProvider delayDuration={500}>
      <NoticeProvider>
        <RouterProvider router={router} />
      </NoticeProvider>
    </TooltipProvider>
  </QueryClientProvider>
)
