/** Pages of the shell itself: what belongs to the platform and to no pack. The person menu leads to them; titles are messages of the console. */
export const ownPages = [
  {
    path: '/people',
    title: 'directory.title',
    icon: 'people',
    /** `administers`: for who says in some tenant who comes in; another one: a permission in the tenant without a name. */
    needs: 'administers',
    load: () => import('../identity/people-page.tsx'),
  },
  {
    path: '/proposals',
    title: 'proposals.title',
    icon: 'check',
    needs: 'proposals.read',
    load: () => import('../proposals/proposals-page.tsx'),
  },
  {
    path: '/security',
    title: 'security.title',
    icon: 'layers',
    needs: 'audit.watch',
    load: () => import('../identity/security-page.tsx'),
  },
  {
    path: '/account',
    title: 'account.title',
    icon: 'person',
    needs: null,
    load: () => import('../identity/account-page.tsx'),
  },
  {
    path: '/policies',
    title: 'policies.title',
    icon: 'document',
    needs: 'policy.read',
    load: async () => ({ Page: (await import('../policies/policies-page.tsx')).PoliciesPage }),
  },
] as const;
