import { queryOptions } from '@tanstack/react-query';
import { get, post } from './request.ts';

export interface User {
  readonly id: string;
  readonly name: string;
  readonly organisation: string | null;
  readonly unit: string | null;
  readonly roles: readonly string[];
  readonly synthetic: boolean;
}

export const whoQuery = queryOptions({
  queryKey: ['who'],
  queryFn: ({ signal }) => get<{ user: User | null }>('/api/identity/who', {}, signal),
  staleTime: Number.POSITIVE_INFINITY,
  retry: false,
});

export function signInWithPassword(account: string, password: string): Promise<{ user: User }> {
  return post('/api/identity/sign-in-with-password', { account, password });
}

export function signIn(token: string): Promise<{ user: User }> {
  return post('/api/identity/sign-in', { token });
}

export function signOut(): Promise<unknown> {
  return post('/api/identity/sign-out', {});
}

/** May the user change plans? The server decides; this only keeps useless buttons away. */
export function mayWork(user: User | null | undefined): boolean {
  return user?.roles.some((role) => role === 'officer' || role === 'administrator') ?? false;
}
