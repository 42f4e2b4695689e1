import { queryOptions } from '@tanstack/react-query';
import type { Language } from '../text/language.ts';
import { get } from './request.ts';

/** What was asked, as the operation is called; null: by an interface of another kind. */
export type Asked = { readonly [language in Language]: string } | null;

export interface RefusalRow {
  readonly key: string;
  readonly at: string;
  /** null: a stranger. */
  readonly actor: string | null;
  readonly count: number;
  readonly code: string;
  readonly asked: Asked;
  /** `*`: many. */
  readonly address: string;
  /** The account or key that a stranger named, where it is on record. */
  readonly account: string | null;
}

interface RefusalEntry extends Pick<RefusalRow, 'at' | 'actor'> {
  readonly sequence: number;
  readonly refusals: readonly Omit<RefusalRow, 'key' | 'at' | 'actor'>[];
}

/** The latest refused attempts, a row for each kind within a minute. */
export const refusalsQuery = queryOptions({
  queryKey: ['security', 'refusals'],
  queryFn: async ({ signal }): Promise<readonly RefusalRow[]> => {
    const { entries } = await get<{ entries: readonly RefusalEntry[] }>(
      '/api/audit/list-refusals',
      {},
      signal,
    );
    return entries.flatMap(({ sequence, at, actor, refusals }) =>
      refusals.map((refusal, index) => ({ key: `${sequence}/${index}`, at, actor, ...refusal })),
    );
  },
});

export interface ReadRow {
  readonly sequence: number;
  readonly at: string;
  readonly actor: string;
  readonly action: 'facts.read' | 'facts.told';
  readonly asked: Asked;
  readonly entities: readonly string[];
}

/** The latest reads that a policy wants told; of one entity where it is named. */
export function readsQuery(entity: string) {
  return queryOptions({
    queryKey: ['security', 'reads', entity],
    queryFn: ({ signal }) =>
      get<{ reads: readonly ReadRow[] }>(
        '/api/audit/list-reads',
        { entity: entity === '' ? null : entity },
        signal,
      ),
  });
}
