import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { addressSubject } from '../identity/accounts/attempts.ts';
import { Credit, type Pace } from './credit.ts';

/** A connection with its first request costs the one thread some tenths of a millisecond, over TLS some milliseconds. */
export const TURNSTILE_PACE: Pace = { burst: 16, everyMs: 2 };
/** Addresses that are remembered as those of people. */
const KNOWN = 10_000;

/**
 * Against thousands of connections at the same moment: who comes by a new one waits before the first byte of it is read
 * (before TLS, HTTP, routes and policies), so that those who are already in are answered in between. Addresses are let in
 * in turn: where one sends a thousand, the next one waits for a single one of them. From where somebody has lately asked
 * as who they are, they do not wait for strangers.
 */
export class ConnectionTurnstile {
  readonly #pace: Pace;
  readonly #strangers: Credit;
  /** The oldest first. */
  readonly #known = new Map<string, Credit>();
  /** By address, in the order in which they have their turn. */
  readonly #waiting = new Map<string, Map<Socket, () => void>>();
  /** Connections of which this was told. */
  readonly #told = new WeakSet<Socket>();
  #timer: NodeJS.Timeout | null = null;

  constructor(pace: Pace = TURNSTILE_PACE) {
    this.#pace = pace;
    this.#strangers = new Credit(pace);
  }

  get waiting(): number {
    return [...this.#waiting.values()].reduce((sum, { size }) => sum + size, 0);
  }

  /** Stands before what the server does with a new connection. */
  watch(server: Server): void {
    const inside = server.listeners('connection') as ((socket: Socket) => void)[];
    server.removeAllListeners('connection');
    // Nothing of it is read before it is let in.
    (server as Server & { pauseOnConnect: boolean }).pauseOnConnect = true;
    server.on('connection', (socket: Socket) => {
      this.#come(socket, () => {
        for (const listener of inside) listener.call(server, socket);
        socket.resume();
      });
    });
  }

  /** Somebody has asked by it as who they are. */
  know(socket: Socket): void {
    if (this.#told.has(socket)) return;
    this.#told.add(socket);
    const address = addressSubject(socket.remoteAddress ?? '');
    const credit = this.#known.get(address) ?? new Credit(this.#pace);
    this.#known.delete(address);
    this.#known.set(address, credit);
    const [oldest = address] = this.#known.keys();
    if (this.#known.size > KNOWN) this.#known.delete(oldest);
  }

  /** Those that wait are closed. */
  close(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    for (const own of this.#waiting.values()) for (const socket of own.keys()) socket.destroy();
    this.#waiting.clear();
  }

  #come(socket: Socket, enter: () => void): void {
    const address = addressSubject(socket.remoteAddress ?? '');
    if (this.#known.get(address)?.take()) return enter();
    if (this.#waiting.size === 0 && this.#strangers.take()) return enter();
    const own = this.#waiting.get(address) ?? new Map<Socket, () => void>();
    this.#waiting.set(address, own.set(socket, enter));
    const gone = (): void => this.#leave(address, socket);
    socket.once('close', gone);
    socket.on('error', gone);
    this.#timer ??= setTimeout(() => this.#next(), this.#pace.everyMs);
  }

  /** One of the address whose turn it is; never more in a turn of the event loop. */
  #next(): void {
    this.#timer = null;
    const [turn] = this.#waiting;
    if (!turn) return;
    const [address, own] = turn;
    const [first] = own;
    this.#waiting.delete(address);
    if (first) {
      const [socket, enter] = first;
      own.delete(socket);
      if (own.size > 0) this.#waiting.set(address, own);
      if (!socket.destroyed) enter();
    }
    this.#strangers.spend();
    if (this.#waiting.size > 0) this.#timer = setTimeout(() => this.#next(), this.#pace.everyMs);
  }

  #leave(address: string, socket: Socket): void {
    const own = this.#waiting.get(address);
    own?.delete(socket);
    if (own?.size === 0) this.#waiting.delete(address);
  }
}
