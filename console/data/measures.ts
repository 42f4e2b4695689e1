import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { Fact } from '@yuheng/kernel/facts-model';
import type { MeasureDefinition } from '@yuheng/kernel/measures-definition';
import type { SeriesBreak } from '@yuheng/kernel/series-breaks';
import { get } from './request.ts';

export type Tier = 'A' | 'B' | 'C' | 'D';

/** A text in both languages, as the server sends it. */
export interface Bilingual {
  readonly 'zh-CN': string;
  readonly en: string;
}

export interface Measure
  extends Pick<
    MeasureDefinition,
    'code' | 'version' | 'select' | 'expression' | 'unit' | 'direction' | 'decimals' | 'tier'
  > {
  readonly pack: string;
  readonly title: Bilingual;
  /** The definition in words. */
  readonly definition: Bilingual;
  /** Attributes that the figure can be parted by. */
  readonly dimensions: readonly string[];
}

export interface Measurement {
  readonly id: string;
  readonly measure: string;
  readonly version: number;
  readonly value: number | null;
  readonly unit: string;
  readonly at: string;
  readonly tier: Tier;
  readonly status: string;
  readonly facts: number;
  readonly synthetic: boolean;
  /** SHA-256 over the digests of all facts that were used. */
  readonly factRoot: string;
  readonly definition: Measure;
  /** Why there is no value, and the part of the expression that is at fault. */
  readonly noValue: { readonly code: string; readonly place: string } | null;
  readonly audit: { readonly sequence: number; readonly hash: string };
}

/** A fact of the evidence, with the name and the place ([longitude, latitude]) of its entity where it has them. */
export interface EvidenceFact extends Fact {
  readonly label: string | null;
  readonly location: readonly [longitude: number, latitude: number] | null;
}

export const measuresQuery = queryOptions({
  queryKey: ['measures'],
  queryFn: ({ signal }) => get<{ measures: readonly Measure[] }>('/api/measures/list-measures', {}, signal),
  staleTime: 300_000,
});

export function measurementQuery(id: string) {
  return queryOptions({
    queryKey: ['measurement', id],
    queryFn: ({ signal }) => get<Measurement>('/api/measures/read-measurement', { id }, signal),
    // A measurement never changes.
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export const evidencePage = 200;

export function evidenceQuery(measurement: string) {
  return infiniteQueryOptions({
    queryKey: ['evidence', measurement],
    queryFn: ({ pageParam, signal }) =>
      get<{ total: number; facts: readonly EvidenceFact[] }>(
        '/api/measures/list-evidence',
        { measurement, offset: pageParam, limit: evidencePage },
        signal,
      ),
    initialPageParam: 0,
    getNextPageParam: (last, pages) => {
      const loaded = pages.reduce((sum, page) => sum + page.facts.length, 0);
      return last.facts.length > 0 && loaded < last.total ? loaded : undefined;
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export function bundleAddress(measurement: string): string {
  return `/api/measures/export-evidence?measurement=${encodeURIComponent(measurement)}`;
}

/** The evidence in the terms of W3C PROV. */
export function provenanceAddress(measurement: string): string {
  return `/api/measures/export-provenance?measurement=${encodeURIComponent(measurement)}`;
}

export interface VersionSeries {
  readonly definition: Measure;
  readonly definedAt: string;
  readonly figures: readonly {
    readonly measurement: string;
    readonly period: string;
    readonly at: string;
    readonly value: number | null;
    readonly tier: Tier;
  }[];
}

export function seriesQuery(code: string) {
  return queryOptions({
    queryKey: ['series', code],
    queryFn: ({ signal }) =>
      get<{ versions: readonly VersionSeries[]; breaks: readonly SeriesBreak[] }>(
        '/api/measures/read-series',
        { code },
        signal,
      ),
    staleTime: 60_000,
  });
}
