import { Pool } from 'undici';
import { always } from './always.ts';
import { type Lookup, OutboundError, pinnedAddress } from './pinned-address.ts';

/** A name is looked up again after so long. */
const PIN_MS = 10_000;
/** Connections to where nothing has been sent for so long are closed. */
const KEPT_MS = 60_000;
const CONNECT_MS = 5000;
const CONNECTIONS = 256;
/** Of an answer so much is read, or its connection is of no use to the next one; what it says is nobody's business. */
const READ_BYTES = 65_536;

interface Pin {
  readonly address: string;
  readonly until: number;
  readonly pool: Pool;
}

/** HTTP to many who are told something often: connections are kept, each only for the address that was looked at. */
export class PinnedPools {
  readonly #lookup: Lookup | undefined;
  readonly #pins = new Map<string, Pin>();

  constructor(lookup: Lookup | undefined) {
    this.#lookup = lookup;
  }

  /**
   * Posts, and answers the status.
   * @param message.private may the host have an address of this machine or network?
   * @param timeoutMs for the answer, once there is a connection
   * @throws OutboundError
   */
  async post(
    url: URL,
    message: {
      readonly private: boolean;
      readonly headers: Readonly<Record<string, string>>;
      readonly body: string;
    },
    timeoutMs: number,
  ): Promise<number> {
    const { headers, body } = message;
    const known = this.#pins.get(url.origin);
    const { pool } = known && known.until > Date.now() ? known : await this.#pin(url, message, timeoutMs);
    const path = `${url.pathname}${url.search}`;
    const times = { headersTimeout: timeoutMs, bodyTimeout: timeoutMs };
    const answer = await pool.request({ method: 'POST', path, headers, body, ...times }).catch(refuse);
    answer.body.dump({ limit: READ_BYTES }).catch(() => undefined);
    return answer.statusCode;
  }

  close(): void {
    for (const { pool } of this.#pins.values()) void pool.destroy();
    this.#pins.clear();
  }

  #forgetOld(): void {
    for (const [origin, { pool, until }] of this.#pins) {
      if (until + KEPT_MS > Date.now()) return;
      this.#pins.delete(origin);
      void pool.destroy();
    }
  }

  async #pin(url: URL, { private: inside }: { readonly private: boolean }, timeoutMs: number): Promise<Pin> {
    const address = await pinnedAddress(url, {
      private: inside,
      lookup: this.#lookup,
      signal: AbortSignal.timeout(timeoutMs),
    });
    const known = this.#pins.get(url.origin);
    const same = known?.address === address;
    const pool = same
      ? known.pool
      : new Pool(url.origin, {
          connections: CONNECTIONS,
          connect: { lookup: always(address), timeout: CONNECT_MS },
        });
    // What is under way to where the name led before may arrive.
    if (known && !same) void known.pool.close();
    const pin = { address, until: Date.now() + PIN_MS, pool };
    // Found again in the order of their last look-up.
    this.#pins.delete(url.origin);
    this.#pins.set(url.origin, pin);
    this.#forgetOld();
    return pin;
  }
}

function refuse(error: unknown): never {
  const { code } = error as { readonly code?: string };
  throw new OutboundError(code?.endsWith('_TIMEOUT') ? 'timeout' : 'unreachable');
}
