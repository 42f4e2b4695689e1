import { queryOptions } from '@tanstack/react-query';
import { get } from '@yuheng/console/data/request';
import type { Client } from '@yuheng/kernel/client';
import type { pack } from '../../pack.ts';

type Operations = Client<typeof pack>;
type Answer<Name extends keyof Operations> = Awaited<ReturnType<Operations[Name]>>;

export type ListedForm = Answer<'list-report-forms'>['forms'][number];
export type FormWithReports = Answer<'read-report-form'>;
export type OneReport = Answer<'read-report'>;
export type Report = OneReport['report'];

/** Under the key of cases, so that a step of any makes them new. */
export const formsQuery = queryOptions({
  queryKey: ['case', 'reports'],
  queryFn: ({ signal }) => get<{ forms: readonly ListedForm[] }>('/api/plan/list-report-forms', {}, signal),
});

export function formQuery(form: string) {
  return queryOptions({
    queryKey: ['case', 'reports', 'form', form],
    queryFn: ({ signal }) => get<FormWithReports>('/api/plan/read-report-form', { form }, signal),
    retry: false,
  });
}

export function reportQuery(report: string) {
  return queryOptions({
    queryKey: ['case', 'reports', report],
    queryFn: ({ signal }) => get<OneReport>('/api/plan/read-report', { report }, signal),
    retry: false,
  });
}
