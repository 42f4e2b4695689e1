import { keepPreviousData, queryOptions, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { Preview } from '@yuheng/kernel/proposal-preview';
import type { Language } from '../text/language.ts';
import { get, post, type Query } from './request.ts';
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

interface Listed {
  readonly proposals: readonly ShownProposal[];
  readonly more: boolean;
}

function listed(query: Query, signal: AbortSignal): Promise<Listed> {
  return get('/api/proposals/list-proposals', query, signal);
}

/** Those that wait for a decision, the newest first. */
export const openProposalsQuery = queryOptions({
  queryKey: ['proposals', 'open'],
  queryFn: ({ signal }) => listed({ state: 'proposed' }, signal),
});

/** What became of the reader's own, what was decided last first. */
const ownDecidedQuery = queryOptions({
  queryKey: ['proposals', 'own'],
  queryFn: ({ signal }) => listed({ state: 'decided', mine: 'true', limit: 50 }, signal),
});

/** Which of the decided ones are wanted; empty: all. */
export interface DecidedFilter {
  readonly state: string;
  readonly kind: string;
  readonly text: string;
}

const PAGE = 20;

/** Decided proposals page by page, what was decided last first. */
export function useDecidedProposals({ state, kind, text }: DecidedFilter) {
  const asked = {
    state: state === '' ? 'decided' : state,
    ...(kind === '' ? {} : { kind }),
    ...(text.trim() === '' ? {} : { text: text.trim() }),
    limit: PAGE,
  };
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = useInfiniteQuery({
    queryKey: ['proposals', 'decided', asked],
    queryFn: ({ pageParam: after, signal }) => listed({ ...asked, after }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ proposals, more }) => (more ? proposals.at(-1)?.id : undefined),
    // While others are looked for, the page stays as it is.
    placeholderData: keepPreviousData,
  });
  return {
    proposals: data?.pages.flatMap(({ proposals }) => proposals),
    error,
    more: hasNextPage,
    busy: isFetchingNextPage,
    next: () => void fetchNextPage(),
    again: () => void refetch(),
  };
}

/** Kinds of changes by two, and how many people besides the reader may approve one. */
export const proposalKindsQuery = queryOptions({
  queryKey: ['proposals', 'kinds'],
  queryFn: ({ signal }) =>
    get<{
      readonly kinds: readonly {
        readonly name: string;
        readonly title: Words;
        readonly mayPropose: boolean;
        readonly approvers: number;
        readonly deciders: readonly string[];
      }[];
      readonly mayInvite: boolean;
    }>('/api/proposals/list-kinds', {}, signal),
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
  const all = useQuery(openProposalsQuery).data?.proposals ?? [];
  return all.filter((one) => one.subject === subject);
}

/** How long what became of one's own proposals is told. */
const TOLD_DAYS = 7;

/** What waits for the reader's decision, and what became of their own proposals this week. */
export function useWaitingProposals(): {
  readonly waiting: readonly ShownProposal[];
  readonly told: readonly ShownProposal[];
} {
  const open = useQuery(openProposalsQuery).data?.proposals ?? [];
  const own = useQuery(ownDecidedQuery).data?.proposals ?? [];
  const since = new Date(useNow() - TOLD_DAYS * 86_400_000).toISOString();
  return {
    waiting: open.filter(({ mayDecide }) => mayDecide),
    told: own.filter(
      ({ state, decidedAt }) => state !== 'withdrawn' && decidedAt !== null && decidedAt >= since,
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
