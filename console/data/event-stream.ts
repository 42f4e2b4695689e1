/** The server-sent events of docs/http.md. */
export type ServerEvent =
  | { readonly type: 'hello'; readonly at: string }
  | {
      readonly type: 'facts';
      readonly entity: string;
      readonly types: readonly string[];
      readonly attributes: readonly string[];
      readonly at: string;
    }
  | {
      readonly type: 'measurement';
      readonly measure: string;
      readonly version: number;
      readonly measurement: string;
      readonly value: number | null;
      readonly at: string;
    }
  | { readonly type: 'case'; readonly case: string; readonly state: string }
  | { readonly type: 'board' | 'decision'; readonly plan: string }
  /** Work that somebody waits for; `key` is the one that they sent along. */
  | { readonly type: 'progress'; readonly key: string; readonly done: number; readonly total: number };

export const eventTypes = ['hello', 'facts', 'measurement', 'case', 'board', 'decision', 'progress'] as const;

/** What the console knows of its connection. */
export interface Connection {
  /** `starting` until the first hello; `lost` is shown to the user; `refused` needs a new sign-in. */
  readonly state: 'starting' | 'live' | 'lost' | 'refused';
  /** Failed tries since the last hello: the wait before the next one grows with them. */
  readonly tries: number;
  /** Times that a lost connection was made good: everything shown is then read anew. */
  readonly recoveries: number;
}

export const startingConnection: Connection = { state: 'starting', tries: 0, recoveries: 0 };

export type ConnectionChange = 'hello' | 'error' | 'refused';

/** The next state of the connection. Pure, so that losing and making good can be tested. */
export function nextConnection(now: Connection, change: ConnectionChange): Connection {
  switch (change) {
    case 'hello':
      return { state: 'live', tries: 0, recoveries: now.recoveries + (now.state === 'lost' ? 1 : 0) };
    case 'error':
      return { ...now, state: 'lost', tries: now.tries + 1 };
    case 'refused':
      return { ...now, state: 'refused' };
  }
}

/** Milliseconds to wait before the next try: 0.5 s, doubled up to 15 s. */
export function waitBefore(tries: number): number {
  return Math.min(15_000, 500 * 2 ** Math.max(0, tries - 1));
}

/** The first parts of the query keys whose answers an event makes old. */
export function staleAfter(event: ServerEvent): readonly string[] {
  switch (event.type) {
    case 'hello':
    case 'facts':
    case 'progress':
      return [];
    case 'measurement':
      return ['board'];
    case 'case':
      return ['board', 'case'];
    case 'board':
      return ['board', 'compiled', 'decisions', 'document', 'packs'];
    case 'decision':
      return ['board', 'decisions'];
  }
}

/** An event from the wire, or null where it is not one that the console understands. */
export function readEvent(type: string, data: string): ServerEvent | null {
  if (!(eventTypes as readonly string[]).includes(type)) return null;
  try {
    const body: unknown = JSON.parse(data);
    return typeof body === 'object' && body !== null ? ({ ...body, type } as ServerEvent) : null;
  } catch {
    return null;
  }
}
