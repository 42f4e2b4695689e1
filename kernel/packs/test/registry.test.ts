import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { fixturePack } from '../../test/fixture-pack/pack.ts';
import { kernelParts } from '../kernel-parts.ts';
import { Messages } from '../messages.ts';
import { loadKernelRegistry } from '../open-kernel.ts';
import { isQueryName } from '../operation.ts';
import { definePack, type Pack } from '../pack.ts';

const other = (change: Partial<Pack>): Pack => ({
  ...definePack({ id: 'other', folder: fixturePack.folder }),
  ...change,
});

describe('loading packs', () => {
  for (const [fault, packs] of [
    ['pack other needs missing', [other({ needs: ['missing'] })]],
    ['the pack fixture', [fixturePack, other({ id: 'fixture' })]],
    ['the pack facts', [other({ id: 'facts' })]],
    ['the entity type Lamp', [fixturePack, other({ entities: fixturePack.entities })]],
    ['the case type Repair', [fixturePack, other({ cases: fixturePack.cases })]],
    ['the measure lamps-on', [fixturePack, other({ measures: fixturePack.measures })]],
    [
      'the operation other/echo-text',
      [
        other({
          operations: [...fixturePack.operations, ...fixturePack.operations].filter(
            ({ name }) => name === 'echo-text',
          ),
        }),
      ],
    ],
  ] as const) {
    it(`refuses a fault: ${fault}`, () => {
      assert.throws(
        () => loadKernelRegistry(packs),
        (error: Error) => error.message.includes(fault),
      );
    });
  }

  it('takes packs that need each other, in any order', () => {
    const registry = loadKernelRegistry([other({ needs: ['fixture'] }), fixturePack]);
    assert.equal(registry.packs.length, 2);
    assert.equal(registry.entityTypes.get('Lamp'), fixturePack.entities[0]);
    assert.equal(registry.measures.get('lamps-on')?.pack, 'fixture');
  });

  it('knows the status and the text of every error, in both languages', () => {
    const registry = loadKernelRegistry([fixturePack]);
    for (const { id, errors } of [...kernelParts, fixturePack]) {
      for (const [code, status] of Object.entries(errors)) {
        assert.equal(registry.statusOf(`${id}.${code}`), status);
        assert.ok(status >= 400 && status < 600);
        const text = registry.errorText(`${id}.${code}`, {});
        for (const language of ['zh-CN', 'en'] as const)
          assert.ok(!text[language].includes('errors.'), `${id}.${code} ${language}`);
      }
    }
    assert.equal(registry.statusOf('nobody.knows'), 500);
    assert.deepEqual(registry.errorText('fixture.dark', { street: '中原路' }), {
      'zh-CN': '中原路没有灯光。',
      en: 'It is dark in 中原路.',
    });
  });

  it('names reads so that a client knows them', () => {
    const registry = loadKernelRegistry([fixturePack]);
    for (const { operation } of registry.operations.values())
      assert.equal(isQueryName(operation.name), operation.kind === 'query', operation.name);
  });
});

describe('messages', () => {
  const messages = new Messages({
    'zh-CN': { greeting: '你好，{name}！{name}，今天{n}度', only: '只有中文' },
    en: { greeting: 'Hello {name}, {n} degrees' },
  });

  it('fill their placeholders, each time and only those', () => {
    assert.deepEqual(messages.text('greeting', { name: '{n}', n: 0 }), {
      'zh-CN': '你好，{n}！{n}，今天0度',
      en: 'Hello {n}, 0 degrees',
    });
    assert.equal(messages.text('greeting', { name: '$&' }).en, 'Hello $&, {n} degrees');
    assert.equal(
      messages.text('greeting', Object.create({ name: 'x' }) as Record<string, string>).en,
      'Hello {name}, {n} degrees',
    );
  });

  it('show their key where nobody wrote a text', () => {
    assert.deepEqual(messages.text('missing'), { 'zh-CN': 'missing', en: 'missing' });
    assert.deepEqual(messages.text('constructor'), { 'zh-CN': 'constructor', en: 'constructor' });
    assert.equal(messages.text('only').en, 'only');
    assert.equal(messages.has('greeting'), true);
    assert.equal(messages.has('only'), false);
    assert.equal(messages.has('toString'), false);
  });

  it('of the kernel are complete in both languages, with the same placeholders', () => {
    const kernel = Messages.load(join(import.meta.dirname, '..', '..'));
    const placeholders = (text: string): string[] =>
      [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '').toSorted();
    for (const { id, errors, operations } of kernelParts) {
      for (const key of [
        ...Object.keys(errors).map((code) => `errors.${id}.${code}`),
        ...operations.map(({ name }) => `${id}.operations.${name}`),
      ]) {
        assert.ok(kernel.has(key), key);
        const { 'zh-CN': chinese, en } = kernel.text(key);
        assert.deepEqual(new Set(placeholders(chinese)), new Set(placeholders(en)), key);
      }
    }
  });
});
