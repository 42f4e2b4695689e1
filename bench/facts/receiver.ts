// An endpoint of notifications, a process of its own that does as little as possible: it takes every POST, and answers a GET of
// /count with how many it has taken.
import { createServer, type Socket } from 'node:net';

const HEAD_END = Buffer.from('\r\n\r\n');
const TAKEN = Buffer.from('HTTP/1.1 204 No Content\r\n\r\n');
let taken = 0;

/** What is left of the bytes once all whole requests in them are answered. */
function answer(socket: Socket, bytes: Buffer): Buffer {
  let from = 0;
  for (;;) {
    const end = bytes.indexOf(HEAD_END, from);
    if (end < 0) return bytes.subarray(from);
    const head = bytes.toString('latin1', from, end);
    const whole = end + HEAD_END.length + Number(/\r\ncontent-length: *(\d+)/i.exec(head)?.[1] ?? 0);
    if (bytes.length < whole) return bytes.subarray(from);
    from = whole;
    if (head.startsWith('POST')) {
      taken += 1;
      socket.write(TAKEN);
    } else {
      const text = String(taken);
      socket.write(`HTTP/1.1 200 OK\r\ncontent-length: ${text.length}\r\n\r\n${text}`);
    }
  }
}

const server = createServer((socket) => {
  socket.setNoDelay(true);
  socket.on('error', () => socket.destroy());
  let rest: Buffer = Buffer.alloc(0);
  socket.on('data', (chunk) => {
    rest = answer(socket, rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk);
  });
});
server.listen(Number(process.argv[2]), '127.0.0.1', () => process.stdout.write('ready\n'));
