import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { fixturePack } from '../../../test/fixture-pack/pack.ts';
import { append, create, observed, point, upsert } from '../../../test/stated.ts';
import { type TestKernel, testActor, testKernel } from '../../../test/test-kernel.ts';
import type { Change } from '../apply-change.ts';

let test: TestKernel;
before(async () => {
  test = await testKernel([fixturePack]);
});
after(() => test[Symbol.asyncDispose]());

const by = testActor();
const name = (text: string): string => `urn:test:Thing:${text}`;
const write = (...changes: Change[]) => test.kernel.facts.write(changes, by);

/** Everything that a write touches, counted. */
async function footprint(): Promise<Record<string, unknown>> {
  const [row] = await test.database.query<Record<string, unknown>>(
    `select (select count(*) from facts.entity) as entities, (select sum(version) from facts.entity) as versions,
       (select count(*) from facts.history) as history, (select count(*) from facts.place) as places,
       (select count(*) from facts.change) as changes, (select count(*) from audit.entry) as entries,
       (select sequence from audit.head) as head, (select count(*) from cases.case) as cases`,
  );
  return row ?? {};
}

describe('writing facts', () => {
  it('gives back what was written, with who recorded it, when, and from where', async () => {
    const id = name('round-trip');
    const value = { b: [1, null, { 中: '😀' }], a: 'x', __proto__x: false };
    const organisation = '某某局';
    await test.kernel.facts.write(
      [
        create(id, {
          v: { value },
          size: observed(3.5, '2026-03-01T08:00:00+08:00', 'MTR'),
          location: point(113.6, 34.7),
        }),
      ],
      testActor({ id: 'key:sensor', source: 'adapter', organisation, synthetic: true }),
    );
    const entity = await test.kernel.facts.get(id);
    assert.ok(entity);
    assert.equal(entity.version, 1);
    assert.equal(entity.createdAt, test.clock.text);
    assert.deepEqual(entity.types, ['Thing']);
    const { v, size, location } = entity.facts;
    assert.deepEqual(v?.value, value);
    assert.deepEqual(location?.value, point(113.6, 34.7));
    const { instance, digest, ...rest } = size ?? assert.fail();
    assert.match(instance, /^[\da-f]{8}-[\da-f]{4}-7/);
    assert.match(digest, /^[\da-f]{64}$/);
    assert.deepEqual(rest, {
      entity: id,
      entityType: 'Thing',
      attribute: 'size',
      kind: 'Property',
      value: 3.5,
      unitCode: 'MTR',
      observedAt: '2026-03-01T00:00:00.000Z',
      recordedAt: test.clock.text,
      by: { actor: 'key:sensor', source: 'adapter', organisation, synthetic: true },
    });
    assert.deepEqual(await test.kernel.facts.instances([instance]), [size]);
  });

  it('keeps names that objects have of themselves apart', async () => {
    const id = name('constructor');
    await write(create(id, { constructor: 1, toString: 2, valueOf: point(1, 2) }, ['constructor']));
    await write({ op: 'remove', id, attribute: 'toString' });
    const entity = await test.kernel.facts.get(id);
    assert.deepEqual(Object.keys(entity?.facts ?? {}).toSorted(), ['constructor', 'valueOf']);
    const history = await test.kernel.facts.history({ entity: id, attributes: ['toString'] });
    assert.deepEqual(
      history.map((fact) => fact.value),
      [2],
    );
  });

  it('stores nothing at all when one of 500 is refused', async () => {
    await write(create(name('taken')));
    const all = Array.from({ length: 500 }, (_, index) =>
      create(name(`all-${index}`), { location: point(index / 10, 0) }),
    );
    const found = await footprint();
    await assert.rejects(write(...all.with(499, create(name('taken')))), { code: 'facts.already-exists' });
    await assert.rejects(write(...all.with(250, append(name('nowhere'), { a: 1 }))), {
      code: 'facts.not-found',
    });
    await assert.rejects(
      write(...all.with(0, create(name('x'), { power: { value: 5, unitCode: 'KWT' } }, ['Lamp']))),
      {
        code: 'facts.wrong-unit',
      },
    );
    assert.deepEqual(await footprint(), found);
  });

  it('stores nothing when what must come together fails, early or late', async () => {
    const found = await footprint();
    const fail = (work: (tx: { query: (text: string) => Promise<unknown> }) => Promise<unknown>) =>
      test.kernel.facts.write([create(name('together'), { location: point(1, 1) })], by, {
        with: async (tx) => void (await work(tx)),
      });
    await assert.rejects(
      fail(() => Promise.reject(new Error('no'))),
      /no/,
    );
    await assert.rejects(
      fail((tx) => tx.query('select 1 / 0')),
      /division by zero/,
    );
    await assert.rejects(fail((tx) => tx.query('select 1 / 0').catch(() => undefined)));
    assert.deepEqual(await footprint(), found);
  });

  it('refuses empty batches and batches beyond the limit', async () => {
    await assert.rejects(write(), { code: 'facts.batch-size' });
    const many = Array.from({ length: 1001 }, (_, index) => create(name(`many-${index}`)));
    await assert.rejects(write(...many), { code: 'facts.batch-size' });
  });

  it('does nothing when nothing is new', async () => {
    const change = upsert(name('again'), { a: observed(1, '2026-01-01T00:00:00Z') });
    const first = await write(change);
    assert.deepEqual(first.entities, [{ id: name('again'), created: true, changed: true }]);
    const found = await footprint();
    const second = await write(change);
    assert.deepEqual(second.entities, [{ id: name('again'), created: false, changed: false }]);
    assert.equal((await test.kernel.facts.get(name('again')))?.version, 1);
    const { versions, history, changes } = await footprint();
    assert.deepEqual(
      { versions, history, changes },
      { versions: found['versions'], history: found['history'], changes: found['changes'] },
    );
  });

  it('gives an entity a further type, though none of its attributes is new', async () => {
    const id = name('typed');
    const stated = { a: observed(1, '2026-01-01T00:00:00Z') };
    await write(upsert(id, stated));
    const receipt = await write(upsert(id, stated, ['Asset']));
    assert.equal(receipt.entities[0]?.changed, true);
    const entity = await test.kernel.facts.get(id);
    assert.deepEqual(entity?.types, ['Thing', 'Asset']);
    assert.equal(entity?.version, 2);
    const { entities } = await test.kernel.facts.query({ types: ['Asset'] });
    assert.deepEqual(
      entities.map((each) => each.id),
      [id],
    );
  });

  it('applies several changes of one entity in their order', async () => {
    const id = name('several');
    await write(create(id, { a: 1, b: point(1, 1) }));
    await write({ op: 'delete', id }, create(id, { a: 2, b: point(2, 2), c: 1 }), append(id, { a: 3 }), {
      op: 'remove',
      id,
      attribute: 'c',
    });
    const entity = await test.kernel.facts.get(id);
    assert.equal(entity?.version, 2);
    assert.deepEqual(
      Object.entries(entity?.facts ?? {}).map(([attribute, fact]) => [attribute, fact.value]),
      [
        ['a', 3],
        ['b', point(2, 2)],
      ],
    );
    const rows = await test.database.query<{ bounds: string }>(
      'select bounds::text from facts.place where id = $1',
      [id],
    );
    assert.deepEqual(rows, [{ bounds: '(2,2),(2,2)' }]);
    const [change] = await test.database.query<{ attributes: string[] }>(
      'select attributes from facts.change where entity = $1 order by seq desc limit 1',
      [id],
    );
    assert.deepEqual(change?.attributes.toSorted(), ['a', 'b', 'c']);
  });

  it('forgets the place of what is no place any more', async () => {
    const id = name('moved');
    await write(create(id, { where: point(5, 5), other: point(6, 6) }));
    await write(append(id, { where: 'unknown' }), { op: 'remove', id, attribute: 'other' });
    assert.deepEqual(await test.database.query('select 1 as one from facts.place where id = $1', [id]), []);
  });

  it('seals in the log what is said, what ends and what is deleted', async () => {
    const id = 'urn:w:sealed';
    const made = await test.kernel.facts.write([create(id, { a: 1, b: 2 })], by);
    const digests = (await test.kernel.facts.get(id))?.facts ?? {};
    const facts = [digests['a']?.digest, digests['b']?.digest];
    const said = async ({ audit }: { readonly audit: { readonly sequence: number } }) =>
      (await test.kernel.audit.lines(audit.sequence)).map((text) => text.split(' '));
    const lines = await said(made);
    assert.deepEqual(
      lines.map(([word, digest]) => (word === 'fact' ? digest : word)),
      [...facts, 'entity'],
    );
    const removed = await test.kernel.facts.write([{ op: 'remove', id, attribute: 'a' }], by);
    assert.deepEqual(
      (await said(removed)).map(([word, , ...key]) => [word, key.at(-1)]),
      [
        ['ended', 'a'],
        ['entity', id],
      ],
    );
    const deleted = await test.kernel.facts.write([{ op: 'delete', id }], by);
    assert.deepEqual(
      (await said(deleted)).map(([word, , ...key]) => [word, key.at(-1)]),
      [
        ['ended', 'b'],
        ['entity', id],
      ],
    );
    assert.deepEqual(await test.walk(), []);
  });

  it('deletes and creates again: new beginnings, one history', async () => {
    const id = name('phoenix');
    await write(create(id, { a: 1 }, ['Old']));
    test.clock.advance(1000);
    await write({ op: 'delete', id });
    assert.equal(await test.kernel.facts.get(id), null);
    await assert.rejects(write({ op: 'delete', id }), { code: 'facts.not-found' });
    test.clock.advance(1000);
    await write(create(id, { b: 2 }, ['New']));
    const entity = await test.kernel.facts.get(id);
    assert.deepEqual(entity?.types, ['New']);
    assert.deepEqual(Object.keys(entity?.facts ?? {}), ['b']);
    assert.equal(entity?.createdAt, test.clock.text);
    assert.equal(entity?.version, 3);
    assert.deepEqual(
      (await test.kernel.facts.history({ entity: id })).map((fact) => fact.value),
      [2, 1],
    );
  });

  it('keeps the order of an entity when the clock is set back', async () => {
    const id = name('clock');
    const present = test.clock.text;
    await write(create(id, { a: 1 }));
    test.clock.advance(-3_600_000);
    const receipt = await write(append(id, { a: 2 }));
    test.clock.set(present);
    assert.equal(receipt.at, present);
    const { entities } = await test.kernel.facts.query({ ids: [id], asOf: present });
    assert.equal(entities[0]?.facts['a']?.value, 2);
  });
});
