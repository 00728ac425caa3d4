import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { NoticeProvider } from '../shared/ui/notices.tsx'
import { TooltipProvider } from '../shared/ui/tooltip.tsx'
import { router } from './router.tsx'

const queryClient = new QueryClient({
  defaultOptions: { queries: { retry: 1, staleTime: 5_000, refetchOnWindowFocus: true } },
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
