import { queryOptions } from '@tanstack/react-query';
import type { Assurance } from '@yuheng/kernel/assurance';
import type { FindingView } from '@yuheng/kernel/finding-view';
import type { QualityRule } from '@yuheng/kernel/quality-rule';
import type { Bilingual } from './measures.ts';
import { get } from './request.ts';

/** The five points of data assurance, in the order in which they are asked for. */
export const assurancePoints = ['purpose', 'source', 'method', 'verification', 'limits'] as const;

/** What its owner states about the data of a measure, with the rules at work. */
export interface MeasureAssurance extends Assurance {
  readonly measure: string;
  readonly effective: readonly { readonly rule: QualityRule; readonly demand: Bilingual }[];
}

export function assuranceQuery(measure: string) {
  return queryOptions({
    queryKey: ['assurance', measure],
    queryFn: ({ signal }) => get<MeasureAssurance>('/api/measures/read-assurance', { measure }, signal),
    staleTime: 10_000,
  });
}

/** A rule over the data of a figure, with the entities at fault by name. */
export interface QualityFinding extends Omit<FindingView, 'examples'> {
  readonly examples: readonly { readonly id: string; readonly label: string | null }[];
}

export function qualityQuery(measurement: string) {
  return queryOptions({
    queryKey: ['quality', measurement],
    queryFn: ({ signal }) =>
      get<{ checkedAt: string | null; findings: readonly QualityFinding[] }>(
        '/api/measures/read-quality',
        { measurement },
        signal,
      ),
    staleTime: 10_000,
  });
}

/** The definition of a measure, its versions and how its data is assured, as one file. */
export function definitionAddress(measure: string): string {
  return `/api/measures/export-definition?measure=${encodeURIComponent(measure)}`;
}
