import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { get } from '@yuheng/console/data/request';
import { upload } from '@yuheng/console/data/upload';
import type { CoordinateSystem } from '../../coordinates/offset-systems.ts';
import type { LedgerKind } from '../../ledger/ledger-kinds.ts';
import type { Mapping } from '../../ledger/suggest-mapping.ts';
import type { Answer } from '../answers.ts';

const path = '/api/network';

export type LedgerField = Answer<'suggest-mapping'>['fields'][number];
export type Preview = Answer<'preview-ledger'>;
export type ListedImport = Answer<'list-ledger-imports'>['imports'][number];
export type RejectedRow = Answer<'read-ledger-import'>['rows'][number];
export type ListedStray = Answer<'list-strays'>['strays'][number];
export type ListedDemand = Answer<'list-demands'>['demands'][number];

/** What changes with every import: stale under this key. */
export const ledgersKey = ['ledgers'];

export function fieldsQuery(kind: LedgerKind) {
  return queryOptions({
    queryKey: ['ledger-fields', kind],
    queryFn: ({ signal }) => get<Answer<'suggest-mapping'>>(`${path}/suggest-mapping`, { kind }, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** How a file is read: by the suggested mapping where there is none. */
export interface Reading {
  readonly kind: LedgerKind;
  readonly coordinates: CoordinateSystem;
  readonly mapping: Mapping | null;
}

export function askedOf({ kind, coordinates, mapping }: Reading) {
  return { kind, coordinates, mapping: mapping === null ? undefined : JSON.stringify(mapping) };
}

export function previewQuery(file: File, reading: Reading) {
  const asked = askedOf(reading);
  return queryOptions({
    queryKey: ['ledger-preview', file.name, file.size, file.lastModified, asked],
    queryFn: ({ signal }) => upload<Preview>(`${path}/preview-ledger`, asked, file, () => {}, signal),
    // While a changed mapping is looked at, the page stays as it is.
    placeholderData: keepPreviousData,
    gcTime: 0,
    retry: false,
  });
}

export const importsQuery = queryOptions({
  queryKey: [...ledgersKey, 'imports'],
  queryFn: ({ signal }) => get<Answer<'list-ledger-imports'>>(`${path}/list-ledger-imports`, {}, signal),
});

export const countsQuery = queryOptions({
  queryKey: [...ledgersKey, 'counts'],
  queryFn: ({ signal }) => get<Answer<'list-ledgers'>>(`${path}/list-ledgers`, {}, signal),
});

export const straysQuery = queryOptions({
  queryKey: [...ledgersKey, 'strays'],
  queryFn: ({ signal }) => get<Answer<'list-strays'>>(`${path}/list-strays`, {}, signal),
});

export function readReport(job: string, offset: number, limit: number, signal?: AbortSignal) {
  return get<Answer<'read-ledger-import'>>(`${path}/read-ledger-import`, { job, offset, limit }, signal);
}

/** A page of rejected rows. What became of a ledger never changes. */
export function reportQuery(job: string, offset: number, limit: number) {
  return queryOptions({
    queryKey: ['ledger-report', job, offset, limit],
    queryFn: ({ signal }) => readReport(job, offset, limit, signal),
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: keepPreviousData,
    retry: false,
  });
}

const page = 1000;

/** All demands, or those of a city, page by page. */
export function demandsQuery(city: string | undefined) {
  return queryOptions({
    queryKey: [...ledgersKey, 'demands', city ?? null],
    async queryFn({ signal }) {
      const demands: ListedDemand[] = [];
      for (;;) {
        const asked = { city, limit: page, after: demands.at(-1)?.id };
        const next = await get<Answer<'list-demands'>>(`${path}/list-demands`, asked, signal);
        demands.push(...next.demands);
        if (next.demands.length < page) return demands;
      }
    },
  });
}
