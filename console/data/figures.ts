import { queryOptions } from '@tanstack/react-query';
import type { Measure, Tier } from './measures.ts';
import { get } from './request.ts';

/** A measure with its newest figure, as `measures/list-figures` tells it. */
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

export interface FigurePart {
  /** A value of each attribute that it was parted by. */
  readonly of: readonly string[];
  readonly value: number | null;
  readonly facts: number;
}

/** Of one pack, or of all. Read anew with every measurement. */
export function figuresQuery(pack?: string) {
  return queryOptions({
    queryKey: ['figures', pack ?? null],
    queryFn: ({ signal }) =>
      get<{ figures: readonly ListedFigure[] }>('/api/measures/list-figures', { pack }, signal),
  });
}

/** For queries with the key [what, of which thing, measurement]. Measurements never change: what is told of one is asked for once, and stays while the same is on its way of the next one. */
export function ofMeasurement(thing: string) {
  return {
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: <Data>(before: Data | undefined, query?: { readonly queryKey: readonly unknown[] }) =>
      query?.queryKey[1] === thing ? before : undefined,
  };
}

/** @param by one attribute, or two with a comma */
export function partsQuery(measurement: string, by: string) {
  return queryOptions({
    queryKey: ['figure-parts', by, measurement],
    queryFn: ({ signal }) =>
      get<{ parts: readonly FigurePart[] }>('/api/measures/read-parts', { id: measurement, by }, signal),
    ...ofMeasurement(by),
  });
}
