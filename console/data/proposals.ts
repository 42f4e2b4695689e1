import { queryOptions, useQuery } from '@tanstack/react-query';
import type { Preview } from '@yuheng/kernel/proposal-preview';
import type { Language } from '../text/language.ts';
import { get, post } from './request.ts';
import { useNow } from './use-now.ts';

type Words = Readonly<Record<Language, string>>;

export type { Preview } from '@yuheng/kernel/proposal-preview';

/** A change that somebody proposes, by its kind. */
export interface Change {
  readonly kind: string;
  readonly content: Readonly<Record<string, unknown>>;
}

/** A proposal as the kernel's `list-proposals` tells it. */
export interface ShownProposal extends Change {
  readonly id: string;
  readonly subject: string;
  readonly title: Words;
  readonly path: string | null;
  readonly reason: string;
  readonly proposedBy: { readonly id: string; readonly name: string };
  readonly proposedAt: string;
  readonly state: 'proposed' | 'approved' | 'rejected' | 'withdrawn';
  readonly decidedBy: { readonly id: string; readonly name: string } | null;
  readonly decidedAt: string | null;
  readonly note: string | null;
  readonly mine: boolean;
  readonly mayDecide: boolean;
}

/** The newest first. */
export const proposalsQuery = queryOptions({
  queryKey: ['proposals', 'all'],
  queryFn: ({ signal }) =>
    get<{ proposals: readonly ShownProposal[] }>('/api/proposals/list-proposals', {}, signal),
});

export function proposalQuery(id: string) {
  return queryOptions({
    queryKey: ['proposals', id],
    queryFn: ({ signal }) =>
      get<{ preview: Preview | null; obstacle: Words | null }>(
        '/api/proposals/read-proposal',
        { id },
        signal,
      ),
  });
}

/** What a change would change now. */
export function previewQuery(change: Change) {
  return queryOptions({
    queryKey: ['proposals', 'preview', change],
    queryFn: () => post<Preview>('/api/proposals/preview-change', change),
    retry: false,
  });
}

/** Those that wait for a decision about something. */
export function useOpenProposals(subject: string): readonly ShownProposal[] {
  const all = useQuery(proposalsQuery).data?.proposals ?? [];
  return all.filter((one) => one.state === 'proposed' && one.subject === subject);
}

/** How long what became of one's own proposals is told. */
const TOLD_DAYS = 7;

/** What waits for the reader's decision, and what became of their own proposals this week. */
export function useWaitingProposals(): {
  readonly waiting: readonly ShownProposal[];
  readonly told: readonly ShownProposal[];
} {
  const all = useQuery(proposalsQuery).data?.proposals ?? [];
  const since = new Date(useNow() - TOLD_DAYS * 86_400_000).toISOString();
  return {
    waiting: all.filter(({ mayDecide }) => mayDecide),
    told: all.filter(
      ({ mine, state, decidedAt }) =>
        mine && state !== 'withdrawn' && decidedAt !== null && decidedAt >= since,
    ),
  };
}

export function proposeChange(change: Change, reason: string): Promise<ShownProposal> {
  return post('/api/proposals/propose-change', { ...change, reason });
}

export function decideProposal(id: string, decision: 'approve' | 'reject', note: string): Promise<unknown> {
  return post('/api/proposals/decide-proposal', { id, decision, note });
}

export function withdrawProposal(id: string): Promise<unknown> {
  return post('/api/proposals/withdraw-proposal', { id });
}
