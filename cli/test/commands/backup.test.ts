import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { type ServerProcess, startServer } from '../server/server-process.ts';
import { runCli } from './run-cli.ts';

let home = '';
let server: ServerProcess;
const at = (name: string): string => join(home, name);
before(async () => {
  home = await mkdtemp(join(tmpdir(), 'yuheng-backup-'));
  server = await startServer(at('data'), ['--auth', 'off', '--backup', at('backups'), '--backup-keep', '2']);
});
after(async () => {
  await server.kill('SIGKILL');
  await rm(home, { recursive: true, force: true });
});

interface Listed {
  readonly restorable: readonly { readonly base: string; readonly from: string; readonly until: string }[];
}
async function list(): Promise<Listed['restorable']> {
  const { said } = await runCli('backup', 'list', '--from', at('backups'), '--json');
  return (JSON.parse(said) as Listed).restorable;
}

test('a server keeps its backup, and a drill beside it says what would be lost and how long it takes', async () => {
  while ((await list()).length === 0) await pause(200);
  const body = { id: 'urn:ngsi-ld:Probe:1', type: 'Probe', level: { type: 'Property', value: 7 } };
  const written = await fetch(`${server.base}/ngsi-ld/v1/entities`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  assert.equal(written.status, 201);
  const { code, said } = await runCli(
    'backup',
    'drill',
    '--data',
    at('data'),
    '--from',
    at('backups'),
    '--rpo',
    '600',
    '--rto',
    '600',
    '--json',
  );
  assert.equal(code, 0, said);
  const report = JSON.parse(said) as Record<string, unknown>;
  assert.deepEqual(
    { holds: report['holds'], faults: report['faults'], within: report['within'], limits: report['limits'] },
    { holds: true, faults: 0, within: true, limits: { rpo: 600, rto: 600 } },
  );
  assert.deepEqual((await readdir(home)).toSorted(), ['backups', 'data']);
  const once = await runCli('backup', '--data', at('data'), '--to', at('once'));
  assert.equal(once.code, 0, once.said);
});

test('what is written until the server ends is in its backup, and a server starts on what is restored', async () => {
  assert.equal(await server.kill('SIGTERM'), 0);
  const restored = await runCli('restore', '--from', at('backups'), '--to', at('restored'), '--json');
  assert.equal(restored.code, 0, restored.said);
  server = await startServer(at('restored'));
  const found = await fetch(`${server.base}/ngsi-ld/v1/entities/urn:ngsi-ld:Probe:1?options=keyValues`);
  assert.equal(((await found.json()) as { level: number }).level, 7);
});

test('what cannot be done is said with its code, and how it is called', async () => {
  const cases: readonly (readonly [args: readonly string[], exit: number, code: string])[] = [
    [['backup'], 2, 'cli.usage.backup'],
    [['backup', '--data', at('data')], 2, 'cli.usage.backup'],
    [['backup', '--data', at('data'), '--to', at('b'), '--keep', '0'], 2, 'cli.usage.whole'],
    [['backup', 'list'], 2, 'cli.usage.backup'],
    [['backup', 'drill', '--from', at('backups')], 2, 'cli.usage.backup'],
    [['restore', '--from', at('backups')], 2, 'cli.usage.restore'],
    [['restore', '--from', at('backups'), '--to', at('x'), '--at', '2026-11-28'], 1, 'cli.restore.bad-time'],
    [
      ['restore', '--from', at('backups'), '--to', at('x'), '--at', '2001-01-01T00:00:00Z'],
      1,
      'backup.no-such-moment',
    ],
    [['restore', '--from', at('nothing'), '--to', at('x')], 1, 'backup.not-a-backup'],
    [['restore', '--from', at('backups'), '--to', at('data')], 1, 'backup.not-empty'],
    [['serve', '--data', at('data'), '--backup-keep', '2'], 2, 'cli.usage.serve'],
    [
      ['serve', '--data', at('data'), '--backup', at('b'), '--database-url', 'postgresql://nowhere/x'],
      2,
      'cli.usage.backup-outside',
    ],
  ];
  for (const [args, exit, code] of cases) {
    const told = await runCli(...args);
    assert.equal(told.code, exit, told.said);
    assert.ok(told.said.startsWith(`[${code}]`), told.said);
  }
  assert.ok(!(await readdir(home)).includes('x'));
});
