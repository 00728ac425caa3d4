import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
} from '@tanstack/react-router'
import { FailureScreen, NotFoundScreen } from './failure-screen.tsx'
import { ImportDoor } from './import-door.tsx'
import { LibraryPage } from './library-page.tsx'
import { mapSearch, signInSearch, sourceSearch } from './search.ts'

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
      failure={error instanceof Error ? error : new Error(String(error))}
      onRetry={reset}
    />
  ),
})

const library = createRoute({ getParentRoute: () => root, path: '/', component: LibraryPage })

const map = createRoute({
  getParentRoute: () => root,
  path: '/maps/$mapId',
  validateSearch: mapSearch,
  component: lazyRouteComponent(() => import('./map-page.tsx'), 'MapPage'),
})

const source = createRoute({
  getParentRoute: () => root,
  path: '/sources/$sourceId',
  validateSearch: sourceSearch,
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
  validateSearch: signInSearch,
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
