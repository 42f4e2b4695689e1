import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import { Problem } from '../../../http/problem.ts';
import { lamp } from '../../../test/fixture-pack/types.ts';
import { TestClock } from '../../../test/test-clock.ts';
import { type TestKernel, testKernel } from '../../../test/test-kernel.ts';
import { contextUrn } from '../context-names.ts';
import { type Contexts, openContexts } from '../contexts.ts';
import { parseDocument } from '../parse-document.ts';

const ex = 'https://example.org/';
const documentOf = (name: string): string => JSON.stringify({ '@context': { speed: `${ex}${name}` } });

let kept: TestKernel;
let server: Server;
let base = '';
let folder = '';
/** What the server answers; it counts how often it was asked for each path. */
let answer: { readonly status: number; readonly text: string } = { status: 200, text: '' };
const asked = new Map<string, number>();
const askedFor = (path: string): number => asked.get(path) ?? 0;
before(async () => {
  kept = await testKernel([]);
  folder = await mkdtemp(join(tmpdir(), 'yuheng-contexts-'));
  server = createServer(({ url = '' }, response) => {
    asked.set(url, askedFor(url) + 1);
    response.writeHead(answer.status).end(answer.text);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://contexts.example:${(server.address() as AddressInfo).port}`;
});
after(async () => {
  for (const contexts of opened) await contexts.stop();
  await kept[Symbol.asyncDispose]();
  server.closeAllConnections();
  server.close();
  await rm(folder, { recursive: true });
});

const opened: Contexts[] = [];
async function open(clock: TestClock, files: ReadonlyMap<string, string> = new Map()): Promise<Contexts> {
  const contexts = await openContexts({
    database: kept.database,
    report: (error) => void kept.reported.push(error),
    clock: clock.now,
    packs: [{ id: 'fixture', entities: [lamp] }],
    sources: { files, allow: [{ url: `${base}/`, private: true }] },
    lookup: () => Promise.resolve(['127.0.0.1']),
  });
  opened.push(contexts);
  return contexts;
}
const clockAt = (): TestClock => new TestClock('2026-03-02T02:00:00.000Z');
const day = 24 * 3_600_000;

async function code(promise: Promise<unknown>): Promise<string> {
  const error = await promise.then(
    () => assert.fail('not refused'),
    (thrown: unknown) => thrown,
  );
  assert.ok(error instanceof Problem, String(error));
  assert.doesNotMatch(JSON.stringify(error.values), /127\.0\.0\.1|ECONN|status/);
  return error.code;
}
/** Waits for what goes on behind the back of the caller, without a clock. */
async function until(done: () => Promise<boolean>): Promise<void> {
  while (!(await done())) await new Promise((resolve) => setImmediate(resolve));
}

describe('contexts', () => {
  it('fetches once what many ask for, and keeps it', async () => {
    const contexts = await open(clockAt());
    answer = { status: 200, text: documentOf('speed') };
    const compiled = await Promise.all(Array.from({ length: 20 }, () => contexts.compiled(`${base}/one`)));
    assert.equal(new Set(compiled).size, 1);
    await contexts.compiled([`${base}/one`]);
    await contexts.compiled([`${base}/one`, { other: `${ex}other` }]);
    assert.equal(askedFor('/one'), 1);
    assert.equal(compiled[0]?.storedName('speed'), `${ex}speed`);
  });

  it('never lets a bad copy take the place of a good one, and takes a good one when it comes', async () => {
    const clock = clockAt();
    const contexts = await open(clock);
    const nameNow = async (): Promise<string> => (await contexts.compiled(`${base}/two`)).storedName('speed');
    answer = { status: 200, text: documentOf('first') };
    assert.equal(await nameNow(), `${ex}first`);
    for (const bad of [
      { status: 500, text: '' },
      { status: 200, text: 'not JSON' },
      { status: 200, text: '{}' },
      { status: 200, text: '{"@context": {"speed": {"@id": "https://example.org/x", "@context": {}}}}' },
      { status: 200, text: '{"@context": 7}' },
      { status: 404, text: documentOf('wrong') },
    ]) {
      answer = bad;
      const earlier = askedFor('/two');
      // When it is asked for the second time, the first answer has been looked at.
      await until(async () => {
        clock.advance(day + 1);
        assert.equal(await nameNow(), `${ex}first`);
        return askedFor('/two') >= earlier + 2;
      });
    }
    answer = { status: 200, text: documentOf('second') };
    await until(async () => {
      clock.advance(day + 1);
      return (await nameNow()) === `${ex}second`;
    });
  });

  it('does not keep what could not be had, and does not ask for it without end', async () => {
    const clock = clockAt();
    const contexts = await open(clock);
    answer = { status: 500, text: '' };
    for (let turn = 0; turn < 5; turn += 1)
      assert.equal(await code(contexts.compiled(`${base}/three`)), 'facts.context-not-available');
    assert.equal(askedFor('/three'), 1);
    answer = { status: 200, text: documentOf('speed') };
    clock.advance(10_001);
    assert.equal((await contexts.compiled(`${base}/three`)).storedName('speed'), `${ex}speed`);
  });

  it('reads files instead of the network, and again when they change', async () => {
    const clock = clockAt();
    const file = join(folder, 'four.jsonld');
    const url = 'https://nowhere.example/four.jsonld';
    const contexts = await open(
      clock,
      new Map([
        [url, file],
        ['https://nowhere.example/absent', join(folder, 'absent')],
      ]),
    );
    await writeFile(file, documentOf('first'));
    const nameNow = async (): Promise<string> => (await contexts.compiled(url)).storedName('speed');
    assert.equal(await nameNow(), `${ex}first`);
    // It is looked at again and again, so there is no day on which it ends.
    assert.equal((await contexts.server.describe(1, url)).expiresAt, null);
    await writeFile(file, 'broken');
    clock.advance(10_001);
    assert.equal(await nameNow(), `${ex}first`);
    await writeFile(file, documentOf('second'));
    await until(async () => {
      clock.advance(10_001);
      return (await nameNow()) === `${ex}second`;
    });
    assert.equal(
      await code(contexts.compiled('https://nowhere.example/absent')),
      'facts.context-not-available',
    );
    assert.equal(await code(contexts.compiled('https://nowhere.example/other')), 'facts.context-not-allowed');
  });

  it('makes a context of the types of a pack, which keeps their names short', async () => {
    const contexts = await open(clockAt());
    const made = await contexts.server.content('fixture');
    assert.deepEqual((made as { readonly street?: unknown }).street, {
      '@id': 'https://uri.etsi.org/ngsi-ld/default-context/street',
      '@type': '@id',
    });
    const compiled = await contexts.compiled([
      { Lamp: `${ex}Lamp`, power: `${ex}power`, mine: `${ex}mine` },
      contextUrn('fixture'),
    ]);
    assert.deepEqual(['Lamp', 'power', 'mine', 'location'].map(compiled.storedName), [
      'Lamp',
      'power',
      `${ex}mine`,
      'location',
    ]);
  });

  it('compiles an inline context once, whatever the order of its members', async () => {
    const contexts = await open(clockAt());
    const one = await contexts.compiled({ a: `${ex}a`, b: `${ex}b` });
    assert.equal(await contexts.compiled({ b: `${ex}b`, a: `${ex}a` }), one);
    assert.notEqual(await contexts.compiled([{ a: `${ex}a`, b: `${ex}c` }]), one);
  });

  it('reads any text as a context document or not, without a fault of its own', () => {
    const context = fc.json({ maxDepth: 5 }).map((text) => `{"@context": ${text}}`);
    const text = fc.oneof(
      fc.string(),
      fc.json(),
      context,
      fc
        .tuple(
          context,
          fc.nat(200),
          fc.constantFrom('"@id"', '{', '[', '":"', '@', '\0', '\ud800', '__proto__'),
        )
        .map(([json, at, piece]) => json.slice(0, at) + piece + json.slice(at)),
    );
    assert.equal(parseDocument(`{"@context": ${'['.repeat(100_000)}${']'.repeat(100_000)}}`), null);
    assert.equal(parseDocument(`{"@context": ${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}}`), null);
    fc.assert(
      fc.property(text, (each) => void parseDocument(each)),
      { numRuns: 3000 },
    );
  });
});
