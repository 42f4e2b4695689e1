import {
  type Connection,
  nextConnection,
  type ServerEvent,
  type StreamSignal,
  startingConnection,
} from './event-stream.ts';
import { type LiveLink, openLink } from './live-link.ts';

type Listener = (event: ServerEvent) => void;

/** What this page hears of the server's events, and how its connection is. */
class LiveEvents {
  connection: Connection = startingConnection;
  readonly #listeners = new Set<Listener>();
  readonly #watchers = new Set<() => void>();
  #link: LiveLink | null = null;

  /** Begins to listen; may be called again. */
  start(): void {
    window.addEventListener('pagehide', this.#leave);
    window.addEventListener('pageshow', this.#join);
    this.#join();
  }

  stop(): void {
    window.removeEventListener('pagehide', this.#leave);
    window.removeEventListener('pageshow', this.#join);
    this.#leave();
  }

  /** The session is over: every other page of this browser hears so at once. */
  signedOut(): void {
    this.#link?.signedOut();
    this.stop();
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

  readonly #join = (): void => {
    this.#link ??= openLink((signal) => this.#receive(signal));
  };

  /** A page that the browser keeps behind the one shown must hold no connection; it catches up when it is shown. */
  readonly #leave = (): void => {
    this.#link?.close();
    this.#link = null;
    this.#receive({ type: 'away' });
  };

  #receive(signal: StreamSignal): void {
    const next = nextConnection(this.connection, signal.type);
    if (next !== this.connection) {
      this.connection = next;
      for (const watcher of this.#watchers) watcher();
    }
    switch (signal.type) {
      case 'alive':
      case 'away':
      case 'lost':
      case 'refused':
      case 'barred':
        return;
      default:
        for (const listener of this.#listeners) listener(signal);
    }
  }
}

export const liveEvents = new LiveEvents();
