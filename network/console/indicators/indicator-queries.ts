import { queryOptions } from '@tanstack/react-query';
import type { Measure, Tier } from '@yuheng/console/data/measures';
import { get } from '@yuheng/console/data/request';
import type { Answer } from '../answers.ts';

export interface ListedFigure {
  readonly definition: Measure;
  /** Null before the first evaluation. */
  readonly newest: {
    readonly measurement: string;
    readonly value: number | null;
    readonly at: string;
    readonly tier: Tier;
    readonly facts: number;
    readonly synthetic: boolean;
  } | null;
  /** At the ends of past periods, oldest first. */
  readonly series: readonly { readonly at: string; readonly value: number | null }[];
}

export const figuresQuery = queryOptions({
  queryKey: ['figures', 'network'],
  queryFn: ({ signal }) =>
    get<{ figures: readonly ListedFigure[] }>('/api/measures/list-figures', { pack: 'network' }, signal),
});

/** Measurements never change: what is told of one is asked for once, and stays while the same is on its way of the next one. */
function kept(thing: string) {
  return {
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: <Data>(before: Data | undefined, query?: { readonly queryKey: readonly unknown[] }) =>
      query?.queryKey[1] === thing ? before : undefined,
  };
}

export interface FigurePart {
  readonly of: readonly string[];
  readonly value: number | null;
  readonly facts: number;
}

/** @param by one attribute, or two with a comma */
export function partsQuery(measurement: string, by: string) {
  return queryOptions({
    queryKey: ['figure-parts', by, measurement],
    queryFn: ({ signal }) =>
      get<{ parts: readonly FigurePart[] }>('/api/measures/read-parts', { id: measurement, by }, signal),
    ...kept(by),
  });
}

export type AreaCoverage = Answer<'read-area-coverage'>;
export type CellCoverage = Answer<'read-cell-coverage'>;

export function areaCoverageQuery(measurement: string, area: string) {
  return queryOptions({
    queryKey: ['area-coverage', area, measurement],
    queryFn: ({ signal }) =>
      get<AreaCoverage>('/api/network/read-area-coverage', { measurement, area }, signal),
    ...kept(area),
  });
}

export function cellCoverageQuery(measurement: string, cell: string) {
  return queryOptions({
    queryKey: ['cell-coverage', cell, measurement],
    queryFn: ({ signal }) =>
      get<CellCoverage>('/api/network/read-cell-coverage', { measurement, cell }, signal),
    ...kept(cell),
  });
}
