import { connect, type Socket } from 'node:net';
import { isMainThread, parentPort, workerData } from 'node:worker_threads';

/** What a besieger is told: so many connections to a port, or so many wrong passwords at once. */
export interface SiegeOrder {
  readonly kind: 'slow' | 'passwords';
  readonly port: number;
  readonly count: number;
}

/** Loopback addresses from which it comes, as the machines of a botnet would. */
const ADDRESSES = 200;
const SLICES = 20;

function addressOf(index: number): string {
  return `127.1.${Math.floor((index % ADDRESSES) / 100)}.${(index % 100) + 1}`;
}

/** Holds connections open by a byte a second each, and opens anew those that were closed. */
function sendSlowly({ port, count }: SiegeOrder): void {
  const text = `POST /api/identity/sign-in HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nX-Slow: ${'a'.repeat(100_000)}`;
  const sockets: (Socket | null)[] = Array.from({ length: count }, () => null);
  const sent = new Uint32Array(count);
  let turn = 0;
  setInterval(() => {
    let open = 0;
    for (let index = turn % SLICES; index < count; index += SLICES) {
      const socket = sockets[index];
      if (socket?.writable) socket.write(text[sent[index] ?? 0] ?? 'a');
      if (socket && !socket.destroyed) sent[index] = (sent[index] ?? 0) + 1;
      else {
        const again = connect({ port, host: '127.0.0.1', localAddress: addressOf(index) });
        again.on('error', () => undefined);
        sockets[index] = again;
        sent[index] = 0;
      }
    }
    turn += 1;
    if (turn % SLICES === 0) {
      for (const socket of sockets) if (socket && !socket.destroyed) open += 1;
      parentPort?.postMessage({ open }, []);
    }
  }, 1000 / SLICES);
}

/** Wrong passwords of as many accounts at once, each from some address; tells how they were answered. */
async function guess({ port, count }: SiegeOrder): Promise<void> {
  const statuses: Record<string, number> = {};
  await Promise.all(
    Array.from({ length: count }, async (_, index) => {
      const status = await guessOnce(port, index).catch(() => 'broken');
      statuses[status] = (statuses[status] ?? 0) + 1;
    }),
  );
  parentPort?.postMessage({ statuses }, []);
}

function guessOnce(port: number, index: number): Promise<string> {
  const body = JSON.stringify({ account: `guess-${index}`, password: 'not the password' });
  const head = [
    'POST /api/identity/sign-in-with-password HTTP/1.1',
    `Host: 127.0.0.1:${port}`,
    'Content-Type: application/json',
    `Content-Length: ${body.length}`,
    'Connection: close',
  ];
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', localAddress: addressOf(index) });
    let answer = '';
    socket.on('error', reject);
    socket.on('data', (chunk) => {
      answer += String(chunk);
    });
    socket.on('close', () => resolve(answer.split(' ')[1] ?? 'broken'));
    socket.write(`${head.join('\r\n')}\r\n\r\n${body}`);
  });
}

if (!isMainThread) {
  const order = workerData as SiegeOrder;
  if (order.kind === 'slow') sendSlowly(order);
  else void guess(order);
}
