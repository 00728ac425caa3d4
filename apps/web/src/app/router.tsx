import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
} from '@tanstack/react-router'
import { isTalk, type Talk } from '../data/workbench.tsx'
import { FailureScreen, NotFoundScreen } from './failure-screen.tsx'
import { ImportDoor } from './import-door.tsx'
import { LibraryPage } from './library-page.tsx'
import { isPanel, isView, type Panel, type View } from './view.ts'

const root = createRootRoute({
  component: () => (
    <>
      <Outlet />
      <ImportDoor />
    </>
  ),
  notFoundComponent: NotFoundScreen,
  errorComponent: ({ error, reset }) => (
    <FailureScreen
      failure={error instanceof Error ? error : new Error('The page broke off.')}
      onRetry={reset}
    />
  ),
})

const library = createRoute({ getParentRoute: () => root, path: '/', component: LibraryPage })

const map = createRoute({
  getParentRoute: () => root,
  path: '/maps/$mapId',
  validateSearch: (
    search: Record<string, unknown>,
  ): {
    view?: View
    panel?: Panel
    between?: string
    talk?: Talk
    claim?: string
    source?: string
    quote?: string
  } => ({
    ...(isView(search['view']) ? { view: search['view'] } : {}),
    ...(isTalk(search['talk']) ? { talk: search['talk'] } : {}),
    ...(isPanel(search['panel']) ? { panel: search['panel'] } : {}),
    ...(typeof search['between'] === 'string' ? { between: search['between'] } : {}),
    ...(typeof search['claim'] === 'string' ? { claim: search['claim'] } : {}),
    ...(typeof search['source'] === 'string' ? { source: search['source'] } : {}),
    ...(typeof search['quote'] === 'string' ? { quote: search['quote'] } : {}),
  }),
  component: lazyRouteComponent(() => import('./map-page.tsx'), 'MapPage'),
})

const source = createRoute({
  getParentRoute: () => root,
  path: '/sources/$sourceId',
  validateSearch: (search: Record<string, unknown>): { quote?: string } =>
    typeof search['quote'] === 'string' ? { quote: search['quote'] } : {},
  component: lazyRouteComponent(() => import('./source-page.tsx'), 'SourcePage'),
})

export const router = createRouter({
  routeTree: root.addChildren([library, map, source]),
  defaultPreload: 'intent',
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
