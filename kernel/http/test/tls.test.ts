import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { request } from 'node:https';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { type ConnectionOptions, connect as tlsConnect } from 'node:tls';
import { fixturePack } from '../../test/fixture-pack/pack.ts';
import { type TestKernel, testActor, testKernel } from '../../test/test-kernel.ts';
import { createServer } from '../server.ts';

let test: TestKernel;
let folder: string;
let port: number;
let close: () => Promise<unknown>;
before(async () => {
  test = await testKernel([fixturePack]);
  folder = await mkdtemp(join(tmpdir(), 'yuheng-tls-'));
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const options = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];
  execFileSync(
    'openssl',
    ['req', '-x509', ...options, '-subj', '/CN=yuheng.test', '-keyout', key, '-out', cert],
    { stdio: 'ignore' },
  );
  const app = await createServer({
    kernel: test.kernel,
    auth: true,
    consoleFolder: null,
    tls: { cert: readFileSync(cert, 'utf8'), key: readFileSync(key, 'utf8') },
    connections: { perAddress: 3, all: 100 },
  });
  await app.listen({ port: 0, host: '127.0.0.1' });
  port = (app.server.address() as AddressInfo).port;
  close = () => app.close();
});
after(async () => {
  await close();
  await test[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}
function send(
  method: string,
  path: string,
  headers: Record<string, string> = {},
  body = '',
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request(
      // The certificate is our own of a moment ago.
      { port, host: '127.0.0.1', path, method, headers, rejectUnauthorized: false, agent: false },
      (answer) => {
        let text = '';
        answer.on('data', (chunk) => {
          text += String(chunk);
        });
        answer.on('end', () =>
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: text }),
        );
      },
    );
    asked.on('error', reject);
    asked.end(body);
  });
}

describe('over TLS', { timeout: 60_000 }, () => {
  it('browsers are told to come by it, and the session cookie is bound to this host', async () => {
    const { headers } = await send('GET', '/healthz');
    assert.equal(headers['strict-transport-security'], 'max-age=31536000');
    const token = await test.kernel.identity.issueLink(testActor({ id: 'user:tls' }));
    const signedIn = await send(
      'POST',
      '/api/identity/sign-in',
      { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
      JSON.stringify({ token }),
    );
    assert.equal(signedIn.status, 200, signedIn.body);
    const cookie = String(signedIn.headers['set-cookie']);
    assert.match(
      cookie,
      /^__Host-yuheng-session=[\w-]{32}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Strict; Secure$/,
    );
    const secret = /=([\w-]{32});/.exec(cookie)?.[1] ?? '';
    const who = async (name: string): Promise<unknown> =>
      (
        JSON.parse((await send('GET', '/api/identity/who', { cookie: `${name}=${secret}` })).body) as {
          user: unknown;
        }
      ).user;
    assert.notEqual(await who('__Host-yuheng-session'), null);
    assert.equal(await who('yuheng-session'), null, 'one that could have come without TLS is not taken');
  });

  it('versions and ciphers of yesterday are not spoken', async () => {
    const speaks = (options: ConnectionOptions): Promise<string | null> =>
      new Promise((resolve) => {
        const socket = tlsConnect({ port, host: '127.0.0.1', rejectUnauthorized: false, ...options });
        socket.on('error', () => resolve(null));
        socket.on('secureConnect', () => {
          resolve(socket.getProtocol());
          socket.destroy();
        });
      });
    assert.equal(await speaks({}), 'TLSv1.3');
    assert.equal(await speaks({ maxVersion: 'TLSv1.2' }), 'TLSv1.2');
    const weak = { ciphers: 'DEFAULT@SECLEVEL=0' };
    assert.equal(await speaks({ ...weak, minVersion: 'TLSv1', maxVersion: 'TLSv1.1' }), null);
    for (const ciphers of ['ECDHE-ECDSA-AES128-SHA', 'ECDHE-ECDSA-AES256-SHA384', 'AES128-GCM-SHA256'])
      assert.equal(await speaks({ maxVersion: 'TLSv1.2', ciphers }), null, ciphers);
  });

  it('of connections that say nothing the oldest are closed when there are too many', async () => {
    const closed: number[] = [];
    const sockets = [0, 1, 2, 3, 4].map((index) => {
      const socket = connect(port, '127.0.0.1');
      socket.on('error', () => undefined);
      socket.on('close', () => closed.push(index));
      return socket;
    });
    while (closed.length < 2) await new Promise((resolve) => setTimeout(resolve, 10));
    assert.deepEqual(closed.toSorted(), [0, 1]);
    assert.equal((await send('GET', '/healthz')).status, 200, 'others come through');
    for (const socket of sockets) socket.destroy();
  });
});
