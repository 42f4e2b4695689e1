import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { type ServerProcess, startServer } from '../server/server-process.ts';

interface Block {
  readonly language: string;
  readonly text: string;
}

const docs = join(import.meta.dirname, '../../../docs');

async function blocksOf(page: string): Promise<readonly Block[]> {
  const text = await readFile(join(docs, page), 'utf8');
  return [...text.matchAll(/^```(\w*)\n(.*?)^```$/gms)].map(([, language = '', block = '']) => ({
    language,
    text: block,
  }));
}

let folder: string;
let server: ServerProcess;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yuheng-integrating-'));
  server = await startServer(join(folder, 'data'));
});
after(async () => {
  await server.kill('SIGTERM');
  await rm(folder, { recursive: true });
});

/** What a block prints. */
async function run({ language, text }: Block, place: number): Promise<string> {
  const file = join(folder, `${place}.${language === 'ts' ? 'mts' : 'sh'}`);
  await writeFile(file, language === 'ts' ? text : `set -euo pipefail\n${text}`);
  const [command, ...args] = language === 'ts' ? [process.execPath, file] : ['bash', file];
  const child = spawn(command ?? '', args, { env: { ...process.env, BASE: server.base } });
  let printed = '';
  let said = '';
  child.stdout.on('data', (chunk) => (printed += String(chunk)));
  child.stderr.on('data', (chunk) => (said += String(chunk)));
  const code = await new Promise((resolve) => child.once('close', resolve));
  assert.equal(code, 0, `${text}\n${printed}\n${said}`);
  return printed;
}

describe('the page for integrators', () => {
  it('says the same in both languages', async () => {
    const code = async (page: string) =>
      (await blocksOf(page)).filter(({ language }) => language !== '').map(({ text }) => text);
    assert.deepEqual(await code('integrating.zh-CN.md'), await code('integrating.md'));
  });

  const curl = spawnSync('curl', ['--version']).status === 0;

  it('does what it says', { skip: curl ? false : 'no curl here' }, async () => {
    const blocks = await blocksOf('integrating.md');
    let printed = '';
    let ran = 0;
    for (const [place, block] of blocks.entries()) {
      if (block.language === 'sh' || block.language === 'ts') {
        printed = await run(block, place);
        ran += 1;
      } else if (block.language === 'json') {
        // What the last command of the block before has answered.
        assert.deepEqual(JSON.parse(printed.trim()), JSON.parse(block.text));
      } else if (block.language === 'text') assert.equal(printed.trim(), block.text.trim());
    }
    assert.ok(ran >= 9, `${ran} blocks`);
  });
});
