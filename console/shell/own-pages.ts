/** Pages of the shell itself: what belongs to the platform and to no pack. The person menu leads to them; titles are messages of the console. */
export const ownPages = [
  {
    path: '/people',
    title: 'directory.title',
    /** Only for who may do all. */
    administrators: true,
    load: () => import('../identity/people-page.tsx'),
  },
  {
    path: '/proposals',
    title: 'proposals.title',
    administrators: false,
    load: () => import('../proposals/proposals-page.tsx'),
  },
  {
    path: '/security',
    title: 'security.title',
    administrators: true,
    load: () => import('../identity/security-page.tsx'),
  },
  {
    path: '/account',
    title: 'account.title',
    administrators: false,
    load: () => import('../identity/account-page.tsx'),
  },
] as const;
