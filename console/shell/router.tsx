import { pages } from 'virtual:pack-pages';
import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { whoQuery } from '../data/who.ts';
import { Crash } from './crash.tsx';
import { Frame } from './frame.tsx';
import { NotFound } from './not-found.tsx';
import { homeOf } from './offered.ts';
import { ownPages } from './own-pages.ts';
import { readSearch, writeSearch } from './search-string.ts';
import { SignInPage } from './sign-in-page.tsx';

/** All routes: signing in, pages that everybody reads, and in the frame whatever else the packs declare. */
export function makeRouter(queries: QueryClient) {
  const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound });
  const signIn = createRoute({ getParentRoute: () => root, path: '/sign-in', component: SignInPage });
  const cameBack = createRoute({
    getParentRoute: () => root,
    path: '/sign-in/$provider',
    component: SignInPage,
  });
  const frame = createRoute({
    getParentRoute: () => root,
    id: 'frame',
    component: Frame,
    beforeLoad: async ({ location }) => {
      const { user } = await queries.ensureQueryData(whoQuery);
      if (user === null) throw redirect({ to: '/sign-in', search: { next: location.href } as never });
      const home = homeOf(user);
      if (location.pathname === '/' && home !== '/') throw redirect({ to: home as never });
    },
    errorComponent: Crash,
  });
  const routesOf = (parent: typeof root | typeof frame, open: boolean) =>
    pages
      .filter((page) => page.open === open)
      .map((page) =>
        createRoute({
          getParentRoute: () => parent as typeof frame,
          path: page.path,
          component: lazyRouteComponent(page.load, 'Page'),
          errorComponent: Crash,
        }),
      );
  const own = ownPages.map((page) =>
    createRoute({
      getParentRoute: () => frame,
      path: page.path,
      component: lazyRouteComponent(page.load as () => Promise<{ Page: () => unknown }>, 'Page'),
      errorComponent: Crash,
    }),
  );
  return createRouter({
    routeTree: root.addChildren([
      signIn,
      cameBack,
      ...routesOf(root, true),
      frame.addChildren([...own, ...routesOf(frame, false)]),
    ]),
    parseSearch: readSearch,
    stringifySearch: writeSearch,
    defaultPreload: 'intent',
    defaultPendingMs: 400,
    scrollRestoration: true,
  });
}
