import { eventTypes, readEvent, type StreamSignal, waitBefore } from './event-stream.ts';
import { get } from './request.ts';
import type { User } from './who.ts';

/** Milliseconds in which the server says who is signed in; after that it counts as out of reach. */
const patience = 3000;

/**
 * The connection to `/api/events`, wherever it is held: in a worker or in a page. A lost one is made good without a
 * click; one that nobody is signed in for ends.
 */
export class LiveStream {
  /** The last that became of it, for those who begin to hear it later. */
  latest: StreamSignal | null = null;
  readonly #hear: (signal: StreamSignal) => void;
  #source: EventSource | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #tries = 0;

  constructor(hear: (signal: StreamSignal) => void) {
    this.#hear = hear;
    globalThis.addEventListener('online', () => {
      if (this.#source !== null || this.#timer !== undefined) this.again();
    });
  }

  /** Connects, unless it is connected; what waits for its next try does not wait any longer. */
  open(): void {
    if (this.#source === null) this.again();
  }

  close(): void {
    this.#rest();
    this.#tries = 0;
    this.latest = null;
  }

  /** Connects anew: every hearer is told `hello`. */
  again(): void {
    this.#rest();
    const source = new EventSource('/api/events');
    this.#source = source;
    for (const type of eventTypes) {
      source.addEventListener(type, (message: MessageEvent<string>) => this.#receive(type, message.data));
    }
    source.addEventListener('error', () => void this.#fail(source));
  }

  #rest(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#source?.close();
    this.#source = null;
  }

  #receive(type: string, data: string): void {
    const event = readEvent(type, data);
    if (event === null) return;
    if (event.type === 'hello') {
      this.#tries = 0;
      this.latest = event;
    }
    this.#hear(event);
  }

  async #fail(source: EventSource): Promise<void> {
    source.close();
    const signedOut = await nobodyIsSignedIn();
    // It was closed or opened anew in the meantime: what became of this connection matters no more.
    if (this.#source !== source) return;
    this.#rest();
    if (signedOut) {
      this.close();
      this.#hear({ type: 'refused' });
      return;
    }
    this.#tries += 1;
    this.#timer = setTimeout(() => this.again(), waitBefore(this.#tries));
    this.latest = { type: 'lost' };
    this.#hear(this.latest);
  }
}

/** An event source does not tell a refusal from a lost connection. */
async function nobodyIsSignedIn(): Promise<boolean> {
  const signal = AbortSignal.timeout(patience);
  return get<{ user: User | null }>('/api/identity/who', {}, signal).then(
    ({ user }) => user === null,
    () => false,
  );
}
