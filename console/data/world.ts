import { queryOptions } from '@tanstack/react-query';
import { get, post } from './request.ts';

/** Something that the simulator can let happen. Its texts are the messages `events.<id>.…` of the world. */
export interface WorldEvent {
  readonly id: string;
  /** Not every event fits the present state: what is closed cannot be closed again. */
  readonly possible: boolean;
  readonly changes: readonly {
    readonly name: string;
    /** The public API call that does the same; `body` is JSON. */
    readonly call: { readonly method: string; readonly path: string; readonly body: string };
  }[];
}

export const worldQuery = queryOptions({
  queryKey: ['world'],
  queryFn: ({ signal }) => get<{ events: readonly WorldEvent[] }>('/api/world/list-events', {}, signal),
});

export function playEvent(event: string): Promise<unknown> {
  return post('/api/world/play-event', { event });
}

/** The call that an outside system would send, for a terminal. */
export function curlCall(
  origin: string,
  call: { readonly method: string; readonly path: string; readonly body: string },
): string {
  return [
    `curl -X ${call.method} '${origin}${call.path}'`,
    '-H "Authorization: Bearer $YUHENG_KEY"',
    "-H 'Content-Type: application/json'",
    `-d '${call.body.replaceAll("'", "'\\''")}'`,
  ].join(' \\\n  ');
}
