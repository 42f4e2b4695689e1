import { queryOptions } from '@tanstack/react-query';
import type { Language } from '../text/language.ts';
import { get, post } from './request.ts';

export interface User {
  readonly id: string;
  readonly name: string;
  readonly organisation: string | null;
  readonly unit: string | null;
  /** In which tenant they are this; null: the one without a name, where plans and packs are. */
  readonly tenant: string | null;
  readonly roles: readonly string[];
  readonly synthetic: boolean;
}

/** Somebody who is signed in, and what is theirs to ask for. The server decides; a page asks for nothing else. */
export interface SignedIn extends User {
  /** Permissions in the tenant without a name. */
  readonly may: readonly string[];
  /** Do they say in some tenant who comes in? */
  readonly administers: boolean;
}

export function askWho(signal: AbortSignal): Promise<{ user: SignedIn | null }> {
  return get('/api/identity/who', {}, signal);
}

/** What somebody may do can change while a page is open: every page asks anew, and so does whoever is refused something. */
export const whoQuery = queryOptions({
  queryKey: ['who'],
  queryFn: ({ signal }) => askWho(signal),
  staleTime: 3000,
  retry: false,
});

export function signInWithPassword(account: string, password: string): Promise<{ user: User }> {
  return post('/api/identity/sign-in-with-password', { account, password });
}

export function signIn(token: string): Promise<{ user: User }> {
  return post('/api/identity/sign-in', { token });
}

/** Outside providers to sign in by, in the order of the house. */
export interface Provider {
  readonly id: string;
  readonly name: Readonly<Record<Language, string>>;
}

export const providersQuery = queryOptions({
  queryKey: ['providers'],
  queryFn: ({ signal }) =>
    get<{ providers: readonly Provider[] }>('/api/identity/list-providers', {}, signal),
  staleTime: Number.POSITIVE_INFINITY,
  retry: false,
});

/** Answers where the browser must go to sign in there. */
export function beginProviderSignIn(provider: string, next: string): Promise<{ url: string }> {
  return post('/api/identity/begin-provider-sign-in', { provider, next });
}

/** @param search of the address that the provider sent the browser back to */
export function finishProviderSignIn(
  provider: string,
  search: string,
): Promise<{ user: User; next: string }> {
  return post('/api/identity/finish-provider-sign-in', { provider, search });
}

/** `next`: where the browser goes to sign out of an outside provider as well, or null. */
export function signOut(): Promise<{ next: string | null }> {
  return post('/api/identity/sign-out', {});
}

/** May the user change plans? The server decides; this only keeps useless buttons away. */
export function mayWork(user: User | null | undefined): boolean {
  return user?.roles.some((role) => role === 'officer' || role === 'administrator') ?? false;
}
