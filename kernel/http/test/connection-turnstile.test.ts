import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import { ConnectionTurnstile } from '../connection-turnstile.ts';
import { Credit } from '../credit.ts';

/** A server that notes from where it was asked, in order; one comes in every 5 ms once nothing is left of the burst. */
interface Behind {
  readonly server: Server;
  readonly turnstile: ConnectionTurnstile;
  readonly port: number;
  readonly asked: string[];
}
async function behind(burst: number): Promise<Behind> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const { remoteAddress = '' } = request.socket;
    asked.push(remoteAddress);
    if (request.url === '/known') turnstile.know(request.socket);
    response.end('here');
  });
  const turnstile = new ConnectionTurnstile({ burst, everyMs: 5 });
  turnstile.watch(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { server, turnstile, port: (server.address() as AddressInfo).port, asked };
}

async function open(port: number, from: string): Promise<Socket> {
  const socket = connect({ port, host: '127.0.0.1', localAddress: from });
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  return socket;
}
async function ask(socket: Socket, path = '/'): Promise<string> {
  socket.write(`GET ${path} HTTP/1.1\r\nHost: here\r\n\r\n`);
  const [answer] = (await once(socket, 'data')) as [Buffer];
  return answer.toString().split('\r\n')[0] ?? '';
}

describe('the turnstile of connections', () => {
  let house: Behind;
  const sockets: Socket[] = [];
  before(async () => {
    house = await behind(1);
  });
  after(async () => {
    for (const socket of sockets) socket.destroy();
    house.turnstile.close();
    house.server.closeAllConnections();
    house.server.close();
    await once(house.server, 'close');
  });

  it('lets addresses in by turns, whatever one of them sends, and loses nobody', async () => {
    const { port, asked } = house;
    const many = await Promise.all(Array.from({ length: 40 }, () => open(port, '127.0.0.2')));
    const one = await open(port, '127.0.0.3');
    sockets.push(...many, one);
    const answers = await Promise.all([...many, one].map((socket) => ask(socket)));
    assert.deepEqual([...new Set(answers)], ['HTTP/1.1 200 OK']);
    assert.equal(asked.length, 41);
    // It came when some of the many were in, and was in before the most of them.
    const rank = asked.indexOf('127.0.0.3');
    const queued = asked.slice(rank + 1).filter((address) => address === '127.0.0.2').length;
    assert.ok(queued > 0, `${rank} of ${asked.length}`);
  });

  it('does not let whoever is known wait for strangers', async () => {
    const { port, asked } = house;
    const known = await open(port, '127.0.0.4');
    sockets.push(known);
    await ask(known, '/known');
    const from = asked.length;
    const many = await Promise.all(Array.from({ length: 40 }, () => open(port, '127.0.0.5')));
    const again = await open(port, '127.0.0.4');
    sockets.push(...many, again);
    await Promise.all([...many, again].map((socket) => ask(socket)));
    const since = asked.slice(from);
    assert.ok(since.indexOf('127.0.0.4') < since.lastIndexOf('127.0.0.5'));
    assert.equal(since.length, 41);
  });

  it('forgets those who have gone, and closes those who wait when the server stops', async () => {
    const own = await behind(1);
    const waiting = await Promise.all(Array.from({ length: 20 }, () => open(own.port, '127.0.0.6')));
    const closed = waiting.map((socket) => new Promise((resolve) => socket.once('close', resolve)));
    for (const socket of waiting) socket.resume();
    own.turnstile.close();
    assert.equal(own.turnstile.waiting, 0);
    own.server.closeAllConnections();
    own.server.close();
    await Promise.all(closed);
  });

  it('gives credit for no more than the burst and the time that has gone by', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 1, max: 50 }),
        fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 200 }),
        (burst, everyMs, waits) => {
          const credit = new Credit({ burst, everyMs }, 0);
          let now = 0;
          let taken = 0;
          for (const wait of waits) {
            now += wait;
            if (credit.take(now)) taken += 1;
            assert.ok(taken <= burst + now / everyMs);
          }
          credit.spend(now);
          assert.equal(credit.take(now), false);
          assert.equal(credit.take(now + everyMs), true);
        },
      ),
    );
  });
});
