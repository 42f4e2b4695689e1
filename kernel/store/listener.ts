import { setTimeout as pause } from 'node:timers/promises';
import { Client, type ClientConfig, escapeIdentifier } from 'pg';

type Handler = (payload: string) => void;

const firstPauseMs = 50;
const longestPauseMs = 5_000;

/** One connection that hears the notices of all channels, and comes back when it was lost. */
export class Listener {
  readonly #config: () => ClientConfig;
  readonly #handlers = new Map<string, Set<Handler>>();
  readonly #stop = new AbortController();
  #client: Promise<Client> | undefined;

  constructor(config: () => ClientConfig) {
    this.#config = config;
  }

  async listen(channel: string, handler: Handler): Promise<() => Promise<void>> {
    this.#stop.signal.throwIfAborted();
    // A handler of one's own, so that the same function may listen twice and stop once.
    const own: Handler = (payload) => handler(payload);
    const handlers = this.#handlers.get(channel) ?? new Set();
    this.#handlers.set(channel, handlers.add(own));
    try {
      const client = await (this.#client ??= this.#connect());
      await this.#inTurn(() => client.query(`listen ${escapeIdentifier(channel)}`));
    } catch (error) {
      this.#forget(channel, own);
      throw error;
    }
    return async () => {
      if (!this.#forget(channel, own)) return;
      await this.#inTurn(async () => {
        if (!this.#handlers.has(channel))
          await (await this.#client)?.query(`unlisten ${escapeIdentifier(channel)}`);
      }).catch(() => undefined);
    };
  }

  async close(): Promise<void> {
    this.#stop.abort();
    this.#handlers.clear();
    const client = await this.#client?.catch(() => undefined);
    await client?.end().catch(() => undefined);
  }

  /** Answers whether nobody listens to the channel any more. */
  #forget(channel: string, handler: Handler): boolean {
    const handlers = this.#handlers.get(channel);
    handlers?.delete(handler);
    return handlers?.size === 0 && this.#handlers.delete(channel);
  }

  #turn: Promise<unknown> = Promise.resolve();

  /** The connection runs one statement at a time. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const answer = this.#turn.then(work, work);
    this.#turn = answer.catch(() => undefined);
    return answer;
  }

  async #connect(): Promise<Client> {
    const client = new Client({ ...this.#config(), keepAlive: true });
    client.on('notification', ({ channel, payload = '' }) => {
      for (const handler of this.#handlers.get(channel) ?? []) handler(payload);
    });
    let lost = false;
    const onLost = () => {
      if (lost) return;
      lost = true;
      if (!this.#stop.signal.aborted) this.#client = this.#reconnect();
      this.#client?.catch(() => undefined);
    };
    // Before the connection stands, its failure belongs to whoever asked for it.
    client.on('error', () => undefined);
    try {
      await client.connect();
    } catch (error) {
      this.#client = undefined;
      throw error;
    }
    client.on('error', onLost);
    client.on('end', onLost);
    return client;
  }

  async #reconnect(): Promise<Client> {
    for (let wait = firstPauseMs; ; wait = Math.min(wait * 2, longestPauseMs)) {
      await pause(wait, undefined, { signal: this.#stop.signal, ref: false });
      try {
        const client = await this.#connect();
        const channels = [...this.#handlers.keys()];
        for (const channel of channels) await client.query(`listen ${escapeIdentifier(channel)}`);
        for (const handlers of this.#handlers.values()) for (const handler of handlers) handler('');
        return client;
      } catch {
        // Not back yet: try again after a longer pause.
      }
    }
  }
}
