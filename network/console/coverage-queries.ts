import { queryOptions } from '@tanstack/react-query';
import { get } from '@yuheng/console/data/request';
import type { PictureLayer, Theme } from '../rules/picture-classes.ts';
import type { SiteChange } from '../rules/site-changes.ts';
import type { Answer } from './answers.ts';

const path = '/api/network';

export const runsQuery = queryOptions({
  queryKey: ['coverage-runs'],
  queryFn: ({ signal }) => get<Answer<'list-runs'>>(`${path}/list-runs`, { limit: 50 }, signal),
});

/** A run by itself: one that the list does not reach back to. */
export function runQuery(run: string) {
  return queryOptions({
    queryKey: ['coverage-runs', run],
    queryFn: ({ signal }) => get<Answer<'read-run'>>(`${path}/read-run`, { run }, signal),
    retry: false,
  });
}

export const terrainQuery = queryOptions({
  queryKey: ['coverage-terrain'],
  queryFn: ({ signal }) => get<Answer<'list-cases'>>(`${path}/list-cases`, { limit: 1 }, signal),
});

/** What is kept of a case never changes. */
export function caseQuery(id: string) {
  return queryOptions({
    queryKey: ['coverage-case', id],
    queryFn: ({ signal }) => get<Answer<'read-case'>>(`${path}/read-case`, { case: id }, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export function pictureQuery(run: string, layer: PictureLayer, theme: Theme) {
  return queryOptions({
    queryKey: ['coverage-picture', run, layer, theme],
    queryFn: ({ signal }) =>
      get<Answer<'read-picture'>>(`${path}/read-picture`, { run, layer, theme }, signal),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
  });
}

/** @param duty of the full power, what is sent in the mean */
export function exposureQuery(run: string, duty: number, changes: readonly SiteChange[]) {
  // What is sent is the key: nothing can tell two questions apart that the server does not hear.
  const asked = { run, duty, changes: textOf(changes) };
  return queryOptions({
    queryKey: ['coverage-exposure', asked],
    queryFn: ({ signal }) => get<Answer<'read-exposure'>>(`${path}/read-exposure`, asked, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export interface PlaceAsked {
  readonly longitude: number;
  readonly latitude: number;
  readonly server: number;
}

export function pixelQuery(run: string, place: PlaceAsked, changes: readonly SiteChange[]) {
  const asked = { run, ...place, changes: textOf(changes) };
  return queryOptions({
    queryKey: ['coverage-pixel', asked],
    queryFn: ({ signal }) => get<Answer<'read-pixel'>>(`${path}/read-pixel`, asked, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Changes as a query carries them; nothing where there are none. */
export function textOf(changes: readonly SiteChange[]): string | undefined {
  return changes.length === 0 ? undefined : JSON.stringify(changes);
}
