import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { connect, type TLSSocket } from 'node:tls';
import { InputError } from '../../input-error.ts';
import { followTlsFiles, readTlsFiles } from '../../server/tls-files.ts';

let folder: string;
let server: Server;
let stop: () => Promise<void>;
const told: unknown[] = [];
const files = () => ({ cert: join(folder, 'cert.pem'), key: join(folder, 'key.pem') });

/** A pair of its own for each name, made beside the files that are served. */
function make(name: string): { readonly cert: string; readonly key: string } {
  const made = { cert: join(folder, `${name}.cert`), key: join(folder, `${name}.key`) };
  const options = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];
  const out = ['-keyout', made.key, '-out', made.cert];
  execFileSync('openssl', ['req', '-x509', ...options, '-subj', `/CN=${name}.test`, ...out], {
    stdio: 'ignore',
  });
  return made;
}

/** As a tool that renews certificates does it: each file is put in place whole; one written in place is seen twice, empty and full. */
async function serve(pair: { readonly cert: string; readonly key: string }): Promise<void> {
  await rename(pair.cert, files().cert);
  await rename(pair.key, files().key);
}

async function open(): Promise<TLSSocket> {
  const { port } = server.address() as AddressInfo;
  const socket = connect({ port, host: '127.0.0.1', rejectUnauthorized: false });
  await new Promise<void>((resolve, reject) => socket.once('secureConnect', resolve).once('error', reject));
  return socket;
}
async function served(): Promise<string> {
  const socket = await open();
  const { CN } = socket.getPeerCertificate().subject;
  socket.destroy();
  return String(CN);
}
async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await sleep(10);
}

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yuheng-tls-files-'));
  await serve(make('first'));
  server = createServer(await readTlsFiles(files()), (_request, response) => response.end('here'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  stop = followTlsFiles(
    files(),
    (pair) => server.setSecureContext(pair),
    (error) => told.push(error),
    20,
  );
});
after(async () => {
  await stop();
  server.closeAllConnections();
  server.close();
  await rm(folder, { recursive: true });
});

describe('certificate and key in files', { timeout: 60_000 }, () => {
  it('are served anew to new connections when they were changed, and old connections go on', async () => {
    assert.equal(await served(), 'first.test');
    const old = await open();
    await serve(make('second'));
    await until(async () => (await served()) === 'second.test');
    const answer = new Promise<string>((resolve) => old.once('data', (data) => resolve(String(data))));
    old.write('GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n');
    assert.match(await answer, /^HTTP\/1\.1 200/);
    old.destroy();
  });

  it('that are broken, do not fit each other or are gone leave the old pair, and are told of once', async () => {
    const name = await served();
    const broken: (() => Promise<void>)[] = [
      async () => {
        await writeFile(join(folder, 'broken.cert'), 'no certificate');
        await rename(join(folder, 'broken.cert'), files().cert);
      },
      async () => {
        const { cert } = make('stranger');
        await rename(cert, files().cert);
      },
      () => rm(files().key),
    ];
    for (const breakIt of broken) {
      told.length = 0;
      await breakIt();
      await until(() => told.length > 0);
      await sleep(100);
      assert.equal(told.length, 1, 'not with every look');
      assert.ok(told[0] instanceof InputError);
      assert.equal(told[0].code, 'cli.serve.bad-tls');
      assert.equal(await served(), name);
    }
    await serve(make('third'));
    await until(async () => (await served()) === 'third.test');
  });
});
