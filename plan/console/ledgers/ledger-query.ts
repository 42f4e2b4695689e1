import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { get } from '@yuheng/console/data/request';
import { upload } from '@yuheng/console/data/upload';
import type { Client } from '@yuheng/kernel/client';
import type { pack } from '../../pack.ts';

type Operations = Client<typeof pack>;
type Answer<Name extends keyof Operations> = Awaited<ReturnType<Operations[Name]>>;

export type Preview = Answer<'preview-ledger'>;
export type Imported = Answer<'import-ledger'>;
export type TakenRow = Preview['rows'][number];
export type NamedTask = Preview['tasks'][number];
export type Ledger = Answer<'list-ledgers'>['ledgers'][number];
export type LedgerCell = Answer<'read-ledger'>['cells'][number];

/** Which columns give what, as a person changes it. */
export interface Draft {
  readonly sheets: Readonly<
    Record<string, { readonly head: number; readonly columns: Readonly<Record<string, string>> }>
  >;
  readonly otherwise?: string;
  readonly tasks?: Readonly<Record<string, string>>;
}

export const ledgersQuery = queryOptions({
  queryKey: ['ledgers'],
  queryFn: ({ signal }) => get<Answer<'list-ledgers'>>('/api/plan/list-ledgers', {}, signal),
});

export function ledgerQuery(ledger: string) {
  return queryOptions({
    queryKey: ['ledgers', ledger],
    queryFn: ({ signal }) => get<Answer<'read-ledger'>>('/api/plan/read-ledger', { ledger }, signal),
  });
}

const never = new AbortController().signal;

/** @param draft null: the suggested */
function asked(draft: Draft | null) {
  return { mapping: draft === null ? undefined : JSON.stringify(draft) };
}

export function previewQuery(file: File, draft: Draft | null) {
  return queryOptions({
    queryKey: ['ledger-preview', file.name, file.size, file.lastModified, draft],
    queryFn: ({ signal }) =>
      upload<Preview>('/api/plan/preview-ledger', asked(draft), file, () => {}, signal),
    // While other columns are looked at, the page stays as it is.
    placeholderData: keepPreviousData,
    gcTime: 0,
    retry: false,
  });
}

export function sendLedger(file: File, draft: Draft | null): Promise<Imported> {
  const query = { ...asked(draft), name: file.name.slice(-255) };
  return upload<Imported>('/api/plan/import-ledger', query, file, () => {}, never);
}
