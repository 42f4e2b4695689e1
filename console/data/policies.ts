import { queryOptions } from '@tanstack/react-query';
import type { Language } from '../text/language.ts';
import { get, post } from './request.ts';

type Words = Readonly<Record<Language, string>>;

/** A policy as the kernel's `list-policies` tells it. */
export interface ShownPolicy {
  readonly id: string;
  readonly source: string;
  readonly effect: 'permit' | 'forbid';
  readonly description: Words;
  readonly text: string;
}

export interface ShownDecision {
  readonly allowed: boolean;
  readonly some: boolean;
  readonly words: Words;
  readonly policies: readonly ShownPolicy[];
  readonly failed: readonly string[];
}

export interface ShownProposal {
  readonly id: string;
  readonly name: string;
  readonly reason: string;
  readonly proposedBy: { readonly id: string; readonly name: string };
  readonly proposedAt: string;
  readonly state: 'proposed' | 'approved' | 'rejected';
}

/** What a text of policies would change. */
export interface ShownPreview {
  readonly policies: readonly {
    readonly id: string;
    readonly before: string | null;
    readonly after: string | null;
  }[];
  readonly decisions: readonly {
    readonly role: string;
    readonly organisation: string | null;
    readonly action: string;
    readonly before: 'all' | 'some' | 'none';
    readonly after: 'all' | 'some' | 'none';
  }[];
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

export const proposalsQuery = queryOptions({
  queryKey: ['policies', 'proposals'],
  queryFn: ({ signal }) =>
    get<{ proposals: readonly ShownProposal[] }>('/api/policy/list-proposals', {}, signal),
});

export function proposalQuery(id: string) {
  return queryOptions({
    queryKey: ['policies', 'proposals', id],
    queryFn: ({ signal }) =>
      get<{ preview: ShownPreview | null }>('/api/policy/read-proposal', { id }, signal),
  });
}

export function decisionQuery(asked: {
  readonly action: string;
  readonly roles: string | null;
  readonly organisation: string | null;
  readonly resource: string | null;
}) {
  return queryOptions({
    queryKey: ['policies', 'decision', asked],
    queryFn: ({ signal }) => get<ShownDecision>('/api/policy/read-decision', asked, signal),
    enabled: asked.action !== '',
    retry: false,
  });
}

export function decideProposal(id: string, decision: 'approve' | 'reject'): Promise<unknown> {
  return post('/api/policy/decide-proposal', { id, decision });
}
