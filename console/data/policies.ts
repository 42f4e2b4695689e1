import { queryOptions } from '@tanstack/react-query';
import type { Language } from '../text/language.ts';
import { get } from './request.ts';

type Words = Readonly<Record<Language, string>>;

/** A policy as the kernel's `list-policies` tells it. */
export interface ShownPolicy {
  readonly id: string;
  readonly source: string;
  readonly effect: 'permit' | 'forbid' | 'record' | 'spare';
  readonly description: Words;
  readonly text: string;
}

export interface ShownDecision {
  readonly allowed: boolean;
  readonly some: boolean;
  readonly words: Words;
  /** Texts for who may read policies of the house. */
  readonly policies: readonly (Omit<ShownPolicy, 'text'> & { readonly text: string | null })[];
  readonly failed: readonly string[];
}

export const policiesQuery = queryOptions({
  queryKey: ['policies'],
  queryFn: ({ signal }) =>
    get<{ policies: readonly ShownPolicy[]; actions: readonly string[] }>(
      '/api/policy/list-policies',
      {},
      signal,
    ),
});

export function decisionQuery(asked: {
  readonly action: string;
  readonly roles: string | null;
  readonly organisation: string | null;
  readonly tenant: string | null;
  readonly resource: string | null;
}) {
  return queryOptions({
    queryKey: ['policies', 'decision', asked],
    queryFn: ({ signal }) => get<ShownDecision>('/api/policy/read-decision', asked, signal),
    enabled: asked.action !== '',
    retry: false,
  });
}
