import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { get } from '@yuheng/console/data/request';
import { upload } from '@yuheng/console/data/upload';
import type { Client } from '@yuheng/kernel/client';
import type { pack } from '../../pack.ts';
import type { Columns } from '../../statistics/columns.ts';

type Operations = Client<typeof pack>;
type Answer<Name extends keyof Operations> = Awaited<ReturnType<Operations[Name]>>;

export type Statistics = Answer<'list-statistics'>;
export type Indicator = Statistics['indicators'][number];
export type Preview = Answer<'preview-statistics'>;
export type Imported = Answer<'import-statistics'>;
export type RejectedRow = Preview['faults'][number];

export const statisticsQuery = queryOptions({
  queryKey: ['statistics'],
  queryFn: ({ signal }) => get<Statistics>('/api/plan/list-statistics', {}, signal),
});

const never = new AbortController().signal;

/** @param columns null: the suggested */
function asked(columns: Columns | null) {
  return { columns: columns === null ? undefined : JSON.stringify(columns) };
}

export function previewQuery(file: File, columns: Columns | null) {
  return queryOptions({
    queryKey: ['statistics-preview', file.name, file.size, file.lastModified, columns],
    queryFn: ({ signal }) =>
      upload<Preview>('/api/plan/preview-statistics', asked(columns), file, () => {}, signal),
    // While other columns are looked at, the page stays as it is.
    placeholderData: keepPreviousData,
    gcTime: 0,
    retry: false,
  });
}

export function sendStatistics(file: File, columns: Columns | null): Promise<Imported> {
  const query = { ...asked(columns), name: file.name.slice(-255) };
  return upload<Imported>('/api/plan/import-statistics', query, file, () => {}, never);
}
