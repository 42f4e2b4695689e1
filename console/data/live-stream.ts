import { eventTypes, readEvent, type StreamSignal, streamPermission, waitBefore } from './event-stream.ts';
import { askWho } from './who.ts';

/** Milliseconds in which the server says who is signed in; after that it counts as out of reach. */
const patience = 3000;

/**
 * The connection to `/api/events`, wherever it is held: in a worker or in a page. A lost one is made good without a
 * click; one that is refused ends.
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
    const end = await refusal();
    // It was closed or opened anew in the meantime: what became of this connection matters no more.
    if (this.#source !== source) return;
    this.#rest();
    if (end !== null) {
      this.close();
      this.#hear({ type: end });
      return;
    }
    this.#tries += 1;
    this.#timer = setTimeout(() => this.again(), waitBefore(this.#tries));
    this.latest = { type: 'lost' };
    this.#hear(this.latest);
  }
}

/** Why there will be no stream, however often it is asked for; null: it was lost. An event source does not tell the two apart. */
async function refusal(): Promise<'refused' | 'barred' | null> {
  return askWho(AbortSignal.timeout(patience)).then(
    ({ user }) => (user === null ? 'refused' : user.may.includes(streamPermission) ? null : 'barred'),
    () => null,
  );
}
