import {
  type Connection,
  type ConnectionChange,
  eventTypes,
  nextConnection,
  readEvent,
  type ServerEvent,
  startingConnection,
  waitBefore,
} from './event-stream.ts';

type Listener = (event: ServerEvent) => void;

/** One connection to `/api/events` for the whole console; a lost one is made good without a click. */
export class LiveEvents {
  connection: Connection = startingConnection;
  readonly #listeners = new Set<Listener>();
  readonly #watchers = new Set<() => void>();
  #source: EventSource | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Opens the connection; may be called again. */
  start(): void {
    if (this.#source !== null) return;
    const source = new EventSource('/api/events');
    this.#source = source;
    for (const type of eventTypes) {
      source.addEventListener(type, (message: MessageEvent<string>) => this.#receive(type, message.data));
    }
    source.addEventListener('error', () => this.#retry());
    window.addEventListener('online', this.#again);
  }

  stop(): void {
    clearTimeout(this.#timer);
    window.removeEventListener('online', this.#again);
    this.#source?.close();
    this.#source = null;
  }

  /** Hears every event until the returned function is called. */
  listen(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** For useSyncExternalStore. */
  readonly watch = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  };

  #receive(type: string, data: string): void {
    const event = readEvent(type, data);
    if (event === null) return;
    if (event.type === 'hello') this.#change('hello');
    for (const listener of this.#listeners) listener(event);
  }

  #retry(): void {
    this.stop();
    this.#change('error');
    this.#timer = setTimeout(this.#again, waitBefore(this.connection.tries));
  }

  readonly #again = (): void => {
    this.stop();
    this.start();
  };

  #change(change: ConnectionChange): void {
    this.connection = nextConnection(this.connection, change);
    for (const watcher of this.#watchers) watcher();
  }
}

export const liveEvents = new LiveEvents();
