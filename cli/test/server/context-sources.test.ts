import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { contextSources } from '../../server/context-sources.ts';

let folder = '';
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yuheng-context-sources-'));
});
after(() => rm(folder, { recursive: true }));

async function fileOf(text: string): Promise<string> {
  const file = join(folder, 'contexts.json');
  await writeFile(file, text);
  return file;
}

describe('sources of contexts', () => {
  it('are read from a file, paths from its folder', async () => {
    const stated = {
      files: { 'https://a.example/c.jsonld': 'copies/c.jsonld' },
      allow: ['https://b.example/', { url: 'http://inside/contexts', private: true }],
    };
    const { files, allow } = await contextSources(await fileOf(JSON.stringify(stated)));
    assert.deepEqual([...files], [['https://a.example/c.jsonld', join(folder, 'copies/c.jsonld')]]);
    assert.deepEqual(allow, [
      { url: 'https://b.example/', private: false },
      { url: 'http://inside/contexts', private: true },
    ]);
  });

  for (const text of [
    '',
    '[]',
    '{"files": []}',
    '{"files": {"no address": "x"}}',
    '{"files": {"https://a.example/": 1}}',
    '{"allow": {}}',
    '{"allow": ["file:///etc"]}',
    '{"allow": [{"url": "https://a.example/", "private": "yes"}]}',
    '{"allow": [{"url": "https://a.example/", "privat": true}]}',
    '{"allowed": []}',
  ])
    it(`refuses ${text || 'an empty file'}`, async () => {
      await assert.rejects(contextSources(await fileOf(text)), { name: 'InputError' });
    });
});
