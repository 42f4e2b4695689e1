import type { Server } from 'node:http';
import type { Socket } from 'node:net';

export interface ConnectionLimits {
  /** Connections of one address whose request has not come whole. */
  readonly perAddress: number;
  /** The same over all addresses. */
  readonly all: number;
}

/**
 * Those that wait cost little: closing them early, so that they come again, costs more. What cannot be closed in time is
 * bounded for the sake of file descriptors.
 */
export const CONNECTION_LIMITS: ConnectionLimits = { perAddress: 256, all: 15_000 };

/**
 * Against clients that open many connections and say little on them: those on which nothing is being answered are counted,
 * and where there are too many the one that has waited longest is closed. Who sends a request as people do is through
 * within milliseconds and never the oldest; who sends a byte a second always becomes it.
 */
export class ConnectionGuard {
  readonly #limits: ConnectionLimits;
  /** By peer, the one that has waited longest first. */
  readonly #waiting = new Map<string, Socket>();
  readonly #byAddress = new Map<string, Map<string, Socket>>();

  constructor(limits: ConnectionLimits = CONNECTION_LIMITS) {
    this.#limits = limits;
  }

  get waiting(): number {
    return this.#waiting.size;
  }

  /** From the first byte on, before TLS. */
  watch(server: Server): void {
    server.on('connection', (socket: Socket) => {
      const peer = peerOf(socket);
      this.#add(peer, socket);
      socket.once('close', () => this.#remove(peer));
    });
  }

  /** A request on it is whole, or whose it is is known: it may take its time. */
  busy(socket: Socket): void {
    this.#remove(peerOf(socket));
  }

  /** Its answer is sent; it waits for the next request, as the newest that waits. */
  idle(socket: Socket): void {
    if (!socket.destroyed) this.#add(peerOf(socket), socket);
  }

  #add(peer: string, socket: Socket): void {
    const address = addressOf(peer);
    this.#waiting.delete(peer);
    this.#waiting.set(peer, socket);
    const own = this.#byAddress.get(address) ?? new Map<string, Socket>();
    this.#byAddress.set(address, own);
    own.delete(peer);
    own.set(peer, socket);
    if (own.size > this.#limits.perAddress) this.#drop(own);
    else if (this.#waiting.size > this.#limits.all) this.#drop(this.#waiting);
  }

  #drop(among: ReadonlyMap<string, Socket>): void {
    const [oldest] = among;
    if (!oldest) return;
    const [peer, socket] = oldest;
    this.#remove(peer);
    socket.destroy();
  }

  #remove(peer: string): void {
    const address = addressOf(peer);
    this.#waiting.delete(peer);
    const own = this.#byAddress.get(address);
    own?.delete(peer);
    if (own?.size === 0) this.#byAddress.delete(address);
  }
}

/** The same for a connection and for the TLS upon it. */
function peerOf({ remoteAddress = '', remotePort = 0 }: Socket): string {
  return `${remoteAddress} ${remotePort}`;
}

function addressOf(peer: string): string {
  return peer.slice(0, peer.indexOf(' '));
}
