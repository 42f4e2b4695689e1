import assert from 'node:assert/strict';
import { chmod, mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { type ServerProcess, startServer } from '../server/server-process.ts';
import { runCli } from './run-cli.ts';

let folder: string;
let server: ServerProcess | null = null;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yuheng-keys-'));
});
after(async () => {
  await server?.kill('SIGTERM');
  await rm(folder, { recursive: true });
});

const keys = async (...args: readonly string[]) => {
  for (;;) {
    const answer = await runCli('keys', ...args, '--data', folder);
    // Until the server has written where it is.
    if (server === null || !answer.said.includes('[cli.server.not-running]')) return answer;
  }
};
const file = (): string => join(folder, 'master.key');

describe('yuheng keys', () => {
  for (const args of [
    [],
    ['make', 'x'],
    ['make', '--profile', 'rot13'],
    ['turn'],
    ['list', '--profile', 'guomi'],
  ])
    it(`says how it is called: keys ${args.join(' ')}`, async () => {
      const { code, said } = await runCli('keys', ...args);
      assert.equal(code, 2, said);
      assert.match(said, /^\[cli\.usage\./);
    });

  it('makes keys of a profile, once; a house works by them, and rotates them', async () => {
    const made = await keys('make', '--profile', 'guomi');
    assert.equal(made.code, 0, made.said);
    const id = /[0-9a-f]{16}/.exec(made.said)?.[0] ?? '';
    for (const name of ['master.key', 'log.key']) {
      assert.equal((await stat(join(folder, name))).mode & 0o777, 0o600);
      const text = await readFile(join(folder, name), 'utf8');
      assert.match(text, /^guomi [0-9a-f]+\n$/);
      assert.ok(!made.said.includes(text.trim().slice('guomi '.length)));
    }
    const again = await keys('make');
    assert.deepEqual([again.code, again.said.split(']')[0]], [1, '[cli.keys.exist']);

    server = await startServer(folder);
    const answer = await fetch(`${server.base}/ngsi-ld/v1/subscriptions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        id: 'urn:s:1',
        type: 'Subscription',
        entities: [{ type: 'T' }],
        notification: {
          endpoint: {
            uri: 'http://127.0.0.1:9/',
            receiverInfo: [{ key: 'Authorization', value: 'Bearer x' }],
          },
        },
      }),
    });
    assert.equal(answer.status, 201, await answer.text());
    // Who checks the log is given SM2 heads.
    const head = await (await fetch(`${server.base}/api/audit/read-checkpoint`)).text();
    const { vkey } = JSON.parse(head);
    await writeFile(join(folder, 'head.json'), head);
    assert.ok(Buffer.from(vkey.split('+').slice(2).join('+'), 'base64').includes('sm2-sm3'));
    assert.match(
      (await keys('list')).said,
      new RegExp(`\tsubscriptions\tguomi\t${id}\t\\d{4}-\\S+\t-\t-$`, 'm'),
    );

    const rotated = await keys('rotate', '--profile', 'international');
    assert.equal(rotated.code, 0, rotated.said);
    const listed = (await keys('list')).said;
    assert.equal(
      listed.match(/\tsubscriptions\tguomi\t[0-9a-f]{16}\t\S+\t\d{4}-\S+\t\d{4}-\S+$/gm)?.length,
      1,
    );
    assert.equal(listed.match(/\tsubscriptions\tinternational\t[0-9a-f]{16}\t\S+\t-\t-$/gm)?.length, 1);
    assert.ok(!listed.includes(`\t${id}\t`));
    assert.equal((await readFile(file(), 'utf8')).trim().split('\n').length, 2);
    await server.kill('SIGTERM');
    server = null;
  });

  it('are needed: without them, or where others can read them, no server starts, and it says why', async () => {
    await chmod(file(), 0o644);
    await assert.rejects(startServer(folder), /\[crypto\.key-file-open\][^]*chmod 600[^]*chmod 600/);
    await chmod(file(), 0o600);
    const away = join(folder, 'away.key');
    await rename(file(), away);
    await assert.rejects(startServer(folder), /\[crypto\.key-lost\][^]*--keys[^]*--keys/);
    await assert.rejects(stat(file()), { code: 'ENOENT' });
    server = await startServer(folder, ['--auth', 'off', '--keys', away]);
    const { notification } = await (await fetch(`${server.base}/ngsi-ld/v1/subscriptions/urn:s:1`)).json();
    assert.equal(notification.endpoint.receiverInfo[0].value, 'Bearer x');
  });

  it('sign heads by SM2, against which a database is held as against others', async () => {
    await server?.kill('SIGTERM');
    server = null;
    const head = join(folder, 'head.json');
    const fine = await runCli('verify', '--data', folder, '--head', head);
    assert.equal(fine.code, 0, fine.said);
    const forged = JSON.parse(await readFile(head, 'utf8'));
    const [origin = '', size = '', ...rest] = forged.checkpoint.split('\n');
    forged.checkpoint = [origin, String(Number(size) - 1), ...rest].join('\n');
    await writeFile(head, JSON.stringify(forged));
    const refused = await runCli('verify', '--data', folder, '--head', head);
    assert.deepEqual([refused.code, refused.said.split(']')[0]], [1, '[cli.usage.not-a-head']);
  });

  it('may be given up: what they sealed goes, and the house starts again', async () => {
    assert.equal((await keys('abandon')).code, 2);
    const { code, said } = await keys('abandon', '--yes');
    assert.equal(code, 0, said);
    assert.match(said, /1[^0-9]+0/);
    server = await startServer(folder);
    assert.equal((await fetch(`${server.base}/ngsi-ld/v1/subscriptions/urn:s:1`)).status, 404);
    assert.match(await readFile(file(), 'utf8'), /^international [0-9a-f]{64}\n$/);
  });
});
