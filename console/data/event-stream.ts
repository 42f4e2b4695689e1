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
  /** How far later work is; `done` and `total` once it has told. */
  | {
      readonly type: 'job';
      readonly job: string;
      readonly state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';
      readonly done?: number;
      readonly total?: number;
      readonly step?: string | null;
    }
  /** A change was proposed or decided. */
  | { readonly type: 'proposal'; readonly proposal: string }
  /** The server lost its database for a moment: whatever is shown may be old. */
  | { readonly type: 'resync' };

export const eventTypes = [
  'hello',
  'facts',
  'measurement',
  'case',
  'board',
  'decision',
  'proposal',
  'job',
  'resync',
] as const;

/** What a page hears of the stream: its events, and what became of it. */
export type StreamSignal = ServerEvent | StreamState;

export interface StreamState {
  /**
   * `alive`: whoever holds the stream is there; `away`: this page does not listen for now; `lost`: the server cannot be
   * reached; `refused`: nobody is signed in; `barred`: whoever is signed in is not given it.
   */
  readonly type: 'alive' | 'away' | 'lost' | 'refused' | 'barred';
}

/** What the console knows of its connection. */
export interface Connection {
  /** `starting` until the first hello; only `lost` is shown to the user; `refused` needs a new sign-in; after `barred` nothing is asked for. */
  readonly state: 'starting' | 'live' | 'away' | 'lost' | 'refused' | 'barred';
  /** Times that this page may have missed something and listens again: everything shown is then read anew. */
  readonly recoveries: number;
}

export const startingConnection: Connection = { state: 'starting', recoveries: 0 };

/** The next state of the connection; the same object where it stays. Pure, so that making good can be tested. */
export function nextConnection(now: Connection, signal: StreamSignal['type']): Connection {
  switch (signal) {
    case 'hello': {
      const missed = now.state === 'lost' || now.state === 'away';
      return now.state === 'live' ? now : { state: 'live', recoveries: now.recoveries + (missed ? 1 : 0) };
    }
    case 'lost':
    case 'away':
    case 'refused':
    case 'barred':
      return now.state === signal ? now : { ...now, state: signal };
    default:
      return now;
  }
}

/** The permission that the stream takes. */
export const streamPermission = 'facts.read';

/** Milliseconds to wait before the next try: 0.5 s, doubled up to 15 s. */
export function waitBefore(tries: number): number {
  return Math.min(15_000, 500 * 2 ** Math.max(0, tries - 1));
}

/** The first parts of the query keys whose answers an event makes old. */
export function staleAfter(event: ServerEvent): readonly string[] {
  switch (event.type) {
    case 'hello':
    case 'facts':
    case 'job':
    case 'resync':
      return [];
    case 'measurement':
      return ['board', 'figures'];
    case 'case':
      return ['board', 'case'];
    case 'board':
      return ['board', 'plans', 'compiled', 'decisions', 'document', 'packs'];
    case 'proposal':
      return ['proposals', 'policies', 'measures', 'case'];
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
