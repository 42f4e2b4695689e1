import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const home = await mkdtemp(join(tmpdir(), 'yuheng-bootstrap-'));
after(() => rm(home, { recursive: true }));
const part = (name: string) => new URL(`../${name}.mjs`, import.meta.url).href;
const { findNode, isNewEnough } = (await import(part('find-node'))) as {
  findNode(own: { version: string; path: string; platform: string }): string | undefined;
  isNewEnough(version: string): boolean;
};
const { swallowedFlags } = (await import(part('swallowed-flags'))) as {
  swallowedFlags(
    command: string,
    args: readonly string[],
    env: Readonly<Record<string, string>>,
  ): { flags: string; better: string } | undefined;
};

/** A clone of the parts that start without anything installed, with one dependency that no registry gives. */
async function makeClone(): Promise<string> {
  await mkdir(join(home, 'cli'), { recursive: true });
  for (const name of ['bootstrap.mjs', 'runtime']) {
    await cp(fileURLToPath(new URL(`../../${name}`, import.meta.url)), join(home, 'cli', name), {
      recursive: true,
    });
  }
  await writeFile(
    join(home, 'package.json'),
    '{"name":"clone","version":"0.0.0","dependencies":{"left":"1.0.0"}}',
  );
  const left = { version: '1.0.0', resolved: 'http://127.0.0.1:9/left.tgz', integrity: 'sha512-AA==' };
  const packages = { '': { dependencies: { left: '1.0.0' } }, 'node_modules/left': left };
  await writeFile(
    join(home, 'package-lock.json'),
    JSON.stringify({ name: 'clone', lockfileVersion: 3, packages }),
  );
  return home;
}

function bootstrap(clone: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const { status, stderr } = spawnSync(process.execPath, [join(clone, 'cli', 'bootstrap.mjs'), ...args], {
    encoding: 'utf8',
    env: { ...process.env, npm_config_fetch_retries: '0', npm_lifecycle_event: '', ...env },
  });
  return { status, stderr };
}

test('Node.js runs our TypeScript from 22.18 on, and not in 23 before 23.6', () => {
  const verdicts = ['20.19.0', '22.17.1', 'v22.18.0', '23.5.0', '23.6.0', '24.0.0', '26.1.0'].map(
    isNewEnough,
  );
  assert.deepEqual(verdicts, [false, false, true, false, true, true, true]);
});

test('a Node.js that is new enough is kept; an old one gives way to the bundled one, where there is one', () => {
  const own = { version: '24.0.0', path: '/its/own', platform: 'linux-x64' };
  assert.equal(findNode(own), '/its/own');
  assert.equal(findNode({ ...own, version: '20.0.0', platform: 'plan9-mips' }), undefined);
  const bundled = findNode({
    version: '20.0.0',
    path: '/its/own',
    platform: `${process.platform}-${process.arch}`,
  });
  if (bundled !== undefined) {
    const { stdout } = spawnSync(bundled, ['--version'], { encoding: 'utf8' });
    assert.ok(isNewEnough(stdout));
  }
});

test('flags that npm kept for itself are noticed, and the right command is named', () => {
  const env = { npm_lifecycle_event: 'demo' };
  assert.equal(swallowedFlags('demo', ['--port', '9000'], env), undefined);
  assert.deepEqual(swallowedFlags('demo', ['9000'], { ...env, npm_config_port: 'true' }), {
    flags: '--port',
    better: 'npm run demo -- --port 9000',
  });
  assert.deepEqual(swallowedFlags('demo', [], { ...env, npm_config_data: '/d', npm_config_port: '9000' }), {
    flags: '--port --data',
    better: 'npm run demo -- --port 9000 --data /d',
  });
  assert.equal(swallowedFlags('demo', ['9000'], { npm_config_port: 'true' }), undefined);
});

test('wrong usage is exit code 2, in both languages', async () => {
  const clone = await makeClone();
  const unknown = bootstrap(clone, ['dance']);
  assert.equal(unknown.status, 2);
  assert.match(unknown.stderr, /用法：.*\nUsage: /);
  const slip = bootstrap(clone, ['demo', '9000'], { npm_lifecycle_event: 'demo', npm_config_port: 'true' });
  assert.equal(slip.status, 2);
  assert.match(slip.stderr, /npm run demo -- --port 9000\n.*npm run demo -- --port 9000/);
});

test('an installation that fails is exit code 3 and one sentence with the reason', async () => {
  const clone = await makeClone();
  const unreachable = bootstrap(clone, ['check'], { npm_config_registry: 'http://127.0.0.1:9/' });
  assert.equal(unreachable.status, 3);
  assert.match(unreachable.stderr, /安装依赖失败（.*ECONNREFUSED.*\n.*failed \(.*ECONNREFUSED/);
  const noNpm = bootstrap(clone, ['check'], { PATH: '/nowhere', npm_execpath: '' });
  assert.equal(noNpm.status, 3);
  assert.match(noNpm.stderr, /找不到 npm.*\nnpm was not found/);
});
