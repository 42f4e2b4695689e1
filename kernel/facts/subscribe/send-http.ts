import { Agent as HttpAgent, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { OutboundError, pinnedAddress } from '../outbound/pinned-address.ts';
import { requestPinned } from '../outbound/request-pinned.ts';
import { Refused } from './endpoint-lane.ts';
import { type Message, mayBePrivate, type Outbound } from './outbound.ts';

/** Whatever an endpoint means by them, waiting may help. */
const TRY_AGAIN = new Set([401, 403, 404, 408, 425, 429]);
/** A name is looked up again after so long. */
const PIN_MS = 10_000;
/** Connections to where nothing has been sent for so long are closed. */
const KEPT_MS = 60_000;

interface Pin {
  readonly address: string;
  readonly until: number;
  readonly agent: HttpAgent | HttpsAgent;
}

/** Notifications by HTTP (clause 6.3.8). Connections are kept, each only for the address that was looked at. */
export class HttpSender {
  readonly #outbound: Outbound;
  readonly #pins = new Map<string, Pin>();

  constructor(outbound: Outbound) {
    this.#outbound = outbound;
  }

  /** @throws OutboundError, Refused */
  async send(url: URL, message: Message, timeoutMs: number): Promise<void> {
    const signal = AbortSignal.timeout(timeoutMs);
    try {
      const { address, agent } = await this.#pin(url, signal);
      const answer = await requestPinned(url, address, {
        method: 'POST',
        headers: { ...message.headers, 'content-length': Buffer.byteLength(message.body) },
        body: message.body,
        agent,
        signal,
      });
      judge(answer);
    } catch (error) {
      if (error instanceof OutboundError || error instanceof Refused) throw error;
      throw new OutboundError(signal.aborted ? 'timeout' : 'unreachable');
    }
  }

  close(): void {
    for (const { agent } of this.#pins.values()) agent.destroy();
    this.#pins.clear();
  }

  #forgetOld(): void {
    for (const [origin, { agent, until }] of this.#pins) {
      if (until + KEPT_MS > Date.now()) return;
      this.#pins.delete(origin);
      agent.destroy();
    }
  }

  async #pin(url: URL, signal: AbortSignal): Promise<Pin> {
    const known = this.#pins.get(url.origin);
    if (known && known.until > Date.now()) return known;
    const { lookup } = this.#outbound;
    const address = await pinnedAddress(url, { private: mayBePrivate(url, this.#outbound), lookup, signal });
    const same = known?.address === address;
    const Agent = url.protocol === 'https:' ? HttpsAgent : HttpAgent;
    const agent = same ? known.agent : new Agent({ keepAlive: true, maxSockets: 256, timeout: 30_000 });
    const pin = { address, agent, until: Date.now() + PIN_MS };
    // Found again in the order of their last look-up.
    this.#pins.delete(url.origin);
    this.#pins.set(url.origin, pin);
    this.#forgetOld();
    return pin;
  }
}

function judge(answer: IncomingMessage): void {
  const { statusCode = 0 } = answer;
  // Read to its end, or the connection is of no use to the next one; what it says is nobody's business.
  const length = Number(answer.headers['content-length'] ?? 0);
  if (length > 65_536) answer.destroy();
  else answer.resume();
  if (statusCode >= 200 && statusCode < 300) return;
  if (statusCode >= 400 && statusCode < 500 && !TRY_AGAIN.has(statusCode))
    throw new Refused(String(statusCode));
  throw new OutboundError('status');
}
