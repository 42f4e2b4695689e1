import type { SignedIn } from '../data/who.ts';
import { ownPages } from './own-pages.ts';

type Reader = Pick<SignedIn, 'tenant' | 'may' | 'administers'>;

/** Whether a page is somebody's: what is not is neither led to nor opened, for it would only be refused. */
export function isOffered(path: string, { tenant, may, administers }: Reader): boolean {
  const own = ownPages.find((page) => page.path === path.replace(/\/+$/, ''));
  // Pages of packs show what is in the tenant without a name.
  if (own === undefined) return tenant === null;
  if (own.needs === null) return true;
  return own.needs === 'administers' ? administers : may.includes(own.needs);
}

/** Where somebody begins. */
export function homeOf({ tenant, administers }: Reader): '/' | '/people' | '/account' {
  if (tenant === null) return '/';
  return administers ? '/people' : '/account';
}
