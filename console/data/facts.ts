import { queryOptions } from '@tanstack/react-query';
import type { Fact, WireEntity } from '@yuheng/kernel/facts-model';
import { get } from './request.ts';

/** An entity in the simplified form of NGSI-LD (`options=keyValues`). */
export interface PlainEntity {
  readonly id: string;
  readonly type: string | readonly string[];
  readonly [attribute: string]: unknown;
}

const page = 1000;

/** Every entity of a type, page by page. */
export async function allEntities(type: string, signal?: AbortSignal): Promise<readonly PlainEntity[]> {
  const entities: PlainEntity[] = [];
  for (;;) {
    const query = { type, options: 'keyValues', limit: page, offset: entities.length };
    const next = await get<readonly PlainEntity[]>('/ngsi-ld/v1/entities', query, signal);
    entities.push(...next);
    if (next.length < page) return entities;
  }
}

/** Every entity of a type; one answer for all who ask, as long as it is fresh. */
export function entitiesQuery(type: string) {
  return queryOptions({
    queryKey: ['entities', type],
    queryFn: ({ signal }) => allEntities(type, signal),
    staleTime: 60_000,
  });
}

export function entityQuery(id: string) {
  return queryOptions({
    queryKey: ['entity', id],
    queryFn: ({ signal }) => get<WireEntity>(`/ngsi-ld/v1/entities/${encodeURIComponent(id)}`, {}, signal),
  });
}

export function historyQuery(entity: string, attribute: string) {
  return queryOptions({
    queryKey: ['history', entity, attribute],
    queryFn: ({ signal }) =>
      get<{ facts: readonly Fact[] }>('/api/facts/read-history', { entity, attribute, limit: 200 }, signal),
  });
}

export function typeOf(entity: { readonly type: string | readonly string[] }): string {
  const { type } = entity;
  return typeof type === 'string' ? type : (type[0] ?? '');
}
