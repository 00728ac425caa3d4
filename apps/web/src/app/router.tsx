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
    at?: number
    since?: number
    talk?: Talk
    claim?: string
    source?: string
    quote?: string
  } => ({
    ...(isView(search['view']) ? { view: search['view'] } : {}),
    ...(isTalk(search['talk']) ? { talk: search['talk'] } : {}),
    ...(isPanel(search['panel']) ? { panel: search['panel'] } : {}),
    ...(typeof search['between'] === 'string' ? { between: search['between'] } : {}),
    ...revisionIn(search, 'at'),
    ...revisionIn(search, 'since'),
    ...(typeof search['claim'] === 'string' ? { claim: search['claim'] } : {}),
    ...(typeof search['source'] === 'string' ? { source: search['source'] } : {}),
    ...(typeof search['quote'] === 'string' ? { quote: search['quote'] } : {}),
  }),
  component: lazyRouteComponent(() => import('./map-page.tsx'), 'MapPage'),
})

function revisionIn<K extends string>(
  search: Readonly<Record<string, unknown>>,
  name: K,
): { [P in K]?: number } {
  const revision = search[name]
  return typeof revision === 'number' && Number.isSafeInteger(revision) && revision >= 0
    ? ({ [name]: revision } as { [P in K]?: number })
    : {}
}

const source = createRoute({
  getParentRoute: () => root,
  path: '/sources/$sourceId',
  validateSearch: (search: Record<string, unknown>): { quote?: string } =>
    typeof search['quote'] === 'string' ? { quote: search['quote'] } : {},
  component: lazyRouteComponent(() => import('./source-page.tsx'), 'SourcePage'),
})

const shareLink = createRoute({
  getParentRoute: () => root,
  path: '/s/$link',
  component: lazyRouteComponent(() => import('./share-link-page.tsx'), 'ShareLinkPage'),
})

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>): { problem?: string } =>
    typeof search['problem'] === 'string' ? { problem: search['problem'] } : {},
  component: lazyRouteComponent(() => import('./sign-in-page.tsx'), 'SignInPage'),
})

const resetPassword = createRoute({
  getParentRoute: () => root,
  path: '/reset-password',
  component: lazyRouteComponent(() => import('./reset-password-page.tsx'), 'ResetPasswordPage'),
})

const confirmEmail = createRoute({
  getParentRoute: () => root,
  path: '/confirm-email',
  component: lazyRouteComponent(() => import('./confirm-email-page.tsx'), 'ConfirmEmailPage'),
})

const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitation',
  component: lazyRouteComponent(() => import('./invitation-page.tsx'), 'InvitationPage'),
})

const account = createRoute({
  getParentRoute: () => root,
  path: '/account',
  component: lazyRouteComponent(() => import('./account-page.tsx'), 'AccountPage'),
})

const workspace = createRoute({
  getParentRoute: () => root,
  path: '/workspaces/$workspaceId',
  component: lazyRouteComponent(() => import('./workspace-page.tsx'), 'WorkspacePage'),
})

export const router = createRouter({
  routeTree: root.addChildren([
    library,
    map,
    source,
    shareLink,
    signIn,
    resetPassword,
    confirmEmail,
    invitation,
    account,
    workspace,
  ]),
  defaultPreload: 'intent',
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
