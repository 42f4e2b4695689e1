import { queryOptions } from '@tanstack/react-query';
import type { Bilingual } from './measures.ts';
import { get, post } from './request.ts';

/** Something that the simulator can let happen. */
export interface WorldEvent {
  readonly event: string;
  readonly title: Bilingual;
  readonly description?: Bilingual;
  /** The same change as an outside system would send it. */
  readonly patch?: { readonly entity: string; readonly body: unknown };
}

export const worldQuery = queryOptions({
  queryKey: ['world'],
  queryFn: ({ signal }) => get<{ events: readonly WorldEvent[] }>('/api/world/list-events', {}, signal),
});

export function playEvent(event: string): Promise<unknown> {
  return post('/api/world/play-event', { event });
}

/** The NGSI-LD call (ETSI NGSI-LD, clause 6.6.3.2) that does the same as the event, for a terminal. */
export function curlCall(origin: string, patch: { readonly entity: string; readonly body: unknown }): string {
  const body = JSON.stringify(patch.body).replaceAll("'", "'\\''");
  return [
    `curl -X PATCH '${origin}/ngsi-ld/v1/entities/${encodeURIComponent(patch.entity)}/attrs'`,
    `-H 'Authorization: Bearer $YUHENG_KEY'`.replaceAll("'", '"'),
    `-H 'Content-Type: application/json'`,
    `-d '${body}'`,
  ].join(' \\\n  ');
}
