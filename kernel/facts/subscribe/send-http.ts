import { OutboundError } from '../../outbound/pinned-address.ts';
import { PinnedPools } from '../../outbound/pinned-pools.ts';
import { Refused } from './endpoint-lane.ts';
import { type Message, mayBePrivate, type Outbound } from './outbound.ts';

/** Whatever an endpoint means by them, waiting may help. */
const TRY_AGAIN = new Set([401, 403, 404, 408, 425, 429]);

/** Notifications by HTTP (clause 6.3.8). */
export class HttpSender {
  readonly #outbound: Outbound;
  readonly #pools: PinnedPools;

  constructor(outbound: Outbound) {
    this.#outbound = outbound;
    this.#pools = new PinnedPools(outbound.lookup);
  }

  /** @param timeoutMs for the answer, once there is a connection. @throws OutboundError, Refused */
  async send(url: URL, message: Message, timeoutMs: number): Promise<void> {
    const inside = mayBePrivate(url, this.#outbound);
    judge(await this.#pools.post(url, { ...message, private: inside }, timeoutMs));
  }

  close(): void {
    this.#pools.close();
  }
}

function judge(status: number): void {
  if (status >= 200 && status < 300) return;
  if (status >= 400 && status < 500 && !TRY_AGAIN.has(status)) throw new Refused('status', status);
  throw new OutboundError('status', status);
}
