import { queryOptions } from '@tanstack/react-query';
import { get, post } from './request.ts';
import { whereOf } from './tenants.ts';

export interface Named {
  readonly id: string;
  readonly name: string;
}

export interface Unit extends Named {
  readonly closedAt: string | null;
}

export interface Organisation extends Named {
  readonly formerly: readonly string[];
  readonly madeAt: string;
  readonly closedAt: string | null;
  readonly units: readonly Unit[];
}

export interface DirectoryPerson extends Named {
  readonly organisation: Named | null;
  readonly unit: Named | null;
  readonly roles: readonly string[];
  /** Whether this tenant keeps the account. */
  readonly own: boolean;
  readonly elsewhere: boolean;
  readonly synthetic: boolean;
  readonly madeAt: string;
  readonly closedAt: string | null;
  /** null: another tenant's to know. */
  readonly password: 'none' | 'set' | 'shut' | null;
  readonly sessions: number;
}

export interface Session {
  readonly id: string;
  readonly beganBy: 'link' | 'password' | 'provider';
  readonly beganAt: string;
  readonly seenAt: string;
  readonly expiresAt: string;
  readonly address: string;
  readonly agent: string;
  readonly current: boolean;
}

/** A key of a system as it is listed: everything but the key. */
export interface SystemKey {
  readonly name: string;
  readonly organisation: string | null;
  readonly roles: readonly string[];
  readonly synthetic: boolean;
  readonly everywhere: boolean;
  readonly madeAt: string;
  readonly lastUsedAt: string | null;
  readonly revokedAt: string | null;
}

/** What systems may do, the usual first. */
export const keyRoles = ['machine', 'viewer', 'officer', 'administrator'] as const;

/** What people may be, the least first. */
export const personRoles = ['viewer', 'officer', 'administrator'] as const;

export function organisationsQuery(tenant: string | null) {
  return queryOptions({
    queryKey: ['directory', 'organisations', tenant],
    queryFn: ({ signal }) =>
      get<{ organisations: readonly Organisation[] }>(
        '/api/identity/list-organisations',
        whereOf(tenant),
        signal,
      ),
  });
}

export function peopleQuery(tenant: string | null) {
  return queryOptions({
    queryKey: ['directory', 'people', tenant],
    queryFn: ({ signal }) =>
      get<{ people: readonly DirectoryPerson[] }>('/api/identity/list-people', whereOf(tenant), signal),
  });
}

export function keysQuery(tenant: string | null) {
  return queryOptions({
    queryKey: ['directory', 'keys', tenant],
    queryFn: ({ signal }) =>
      get<{ keys: readonly SystemKey[] }>('/api/identity/list-keys', whereOf(tenant), signal),
  });
}

/** What people are called by their ids, those who left too: for whoever may read what they did. */
export const namesQuery = queryOptions({
  queryKey: ['directory', 'names'],
  queryFn: async ({ signal }) => {
    const { names } = await get<{ names: readonly Named[] }>('/api/identity/list-names', {}, signal);
    return new Map(names.map(({ id, name }) => [id, name]));
  },
  staleTime: 60_000,
});

/** Of somebody, or one's own (null). */
export function sessionsQuery(person: string | null) {
  return queryOptions({
    queryKey: ['sessions', person],
    queryFn: ({ signal }) =>
      get<{
        sessions: readonly Session[];
        password: { readonly set: boolean; readonly fresh: boolean } | null;
      }>('/api/identity/list-sessions', { person }, signal),
    staleTime: 0,
  });
}

/** An operation of the directory by its name. */
export function changeDirectory(operation: string, input: object): Promise<unknown> {
  return post(`/api/identity/${operation}`, input);
}

/** The link with which somebody comes in once, and then sets a password. */
export function firstLink(token: string): string {
  return `${location.origin}/sign-in?token=${token}&next=/account`;
}
