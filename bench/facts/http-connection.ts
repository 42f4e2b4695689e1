import { connect, type Socket } from 'node:net';
import type { MadeRequest } from './made-request.ts';

const HEAD_END = Buffer.from('\r\n\r\n');

/**
 * One kept-alive connection that asks one thing at a time. Much cheaper than node:http's client: on a machine that
 * generator and server share, what the generator takes is missing from the figure.
 */
export class HttpConnection {
  readonly #socket: Socket;
  readonly #authorization: string;
  #waiting: { resolve(status: number): void; reject(error: Error): void } | null = null;
  #received: Buffer[] = [];
  #size = 0;
  /** Bytes of the whole answer, once its head was read. */
  #wanted: number | null = null;
  #status = 0;

  private constructor(socket: Socket, key: string | undefined) {
    this.#authorization = key === undefined ? '' : `authorization: Bearer ${key}\r\n`;
    this.#socket = socket;
    socket.setNoDelay(true);
    socket.on('data', (chunk) => this.#take(chunk));
    const fail = (error?: Error) => this.#waiting?.reject(error ?? new Error('the connection was closed'));
    socket.on('error', fail);
    socket.on('close', () => fail());
  }

  static open(port: number, key?: string): Promise<HttpConnection> {
    return new Promise((resolve, reject) => {
      const socket = connect(port, '127.0.0.1');
      socket.once('error', reject);
      socket.once('connect', () => {
        socket.off('error', reject);
        resolve(new HttpConnection(socket, key));
      });
    });
  }

  /** Sends a request and answers the status once the whole answer has come. */
  ask({ method, path, body }: MadeRequest): Promise<number> {
    const length = body === undefined ? 0 : Buffer.byteLength(body);
    const media = body === undefined ? '' : `content-type: application/json\r\ncontent-length: ${length}\r\n`;
    this.#socket.write(
      `${method} ${path} HTTP/1.1\r\nhost: 127.0.0.1:${this.#socket.remotePort}\r\n${this.#authorization}${media}\r\n${body ?? ''}`,
    );
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
    });
  }

  close(): void {
    this.#waiting = null;
    this.#socket.destroy();
  }

  #take(chunk: Buffer): void {
    this.#received.push(chunk);
    this.#size += chunk.length;
    if (this.#wanted === null) {
      const all = Buffer.concat(this.#received);
      this.#received = [all];
      const end = all.indexOf(HEAD_END);
      if (end < 0) return;
      const head = all.toString('latin1', 0, end);
      this.#status = Number(head.slice(9, 12));
      const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1];
      if (length === undefined && this.#status !== 204) throw new Error(`no content-length: ${head}`);
      this.#wanted = end + HEAD_END.length + Number(length ?? 0);
    }
    if (this.#size < this.#wanted) return;
    this.#received = [];
    this.#size = 0;
    this.#wanted = null;
    const waiting = this.#waiting;
    this.#waiting = null;
    waiting?.resolve(this.#status);
  }
}
