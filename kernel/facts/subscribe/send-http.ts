import { type Dispatcher, Pool } from 'undici';
import { always } from '../outbound/always.ts';
import { OutboundError, pinnedAddress } from '../outbound/pinned-address.ts';
import { Refused } from './endpoint-lane.ts';
import { type Message, mayBePrivate, type Outbound } from './outbound.ts';

/** Whatever an endpoint means by them, waiting may help. */
const TRY_AGAIN = new Set([401, 403, 404, 408, 425, 429]);
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

/** Notifications by HTTP (clause 6.3.8). Connections are kept, each only for the address that was looked at. */
export class HttpSender {
  readonly #outbound: Outbound;
  readonly #pins = new Map<string, Pin>();

  constructor(outbound: Outbound) {
    this.#outbound = outbound;
  }

  /** @param timeoutMs for the answer, once there is a connection. @throws OutboundError, Refused */
  async send(url: URL, { headers, body }: Message, timeoutMs: number): Promise<void> {
    const known = this.#pins.get(url.origin);
    const { pool } = known && known.until > Date.now() ? known : await this.#pin(url, timeoutMs);
    const path = `${url.pathname}${url.search}`;
    const times = { headersTimeout: timeoutMs, bodyTimeout: timeoutMs };
    judge(await pool.request({ method: 'POST', path, headers, body, ...times }).catch(refuse));
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

  async #pin(url: URL, timeoutMs: number): Promise<Pin> {
    const address = await pinnedAddress(url, {
      private: mayBePrivate(url, this.#outbound),
      lookup: this.#outbound.lookup,
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

function judge({ statusCode, body }: Dispatcher.ResponseData): void {
  body.dump({ limit: READ_BYTES }).catch(() => undefined);
  if (statusCode >= 200 && statusCode < 300) return;
  if (statusCode >= 400 && statusCode < 500 && !TRY_AGAIN.has(statusCode))
    throw new Refused('status', statusCode);
  throw new OutboundError('status', statusCode);
}
