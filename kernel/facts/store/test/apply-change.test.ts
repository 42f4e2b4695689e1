import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { observed, statementsOf } from '../../../test/stated.ts';
import { makeFact } from '../../model/make-fact.ts';
import { parseStatement } from '../../model/parse-statement.ts';
import { applyChange, type Change, type Draft } from '../apply-change.ts';

const id = 'urn:a:1';
const by = { actor: 'user:x', organisation: null, source: 'test', synthetic: false };
const at = '2026-03-01T00:00:00.000Z';
const factOf = (attribute: string, stated: unknown) =>
  makeFact({ entity: id, entityType: 'T', attribute }, parseStatement(attribute, stated), {
    instance: attribute,
    at,
    by,
  });
const draft = (present: boolean): Draft => ({
  id,
  types: ['T', 'U'],
  present,
  facts: { a: factOf('a', 1), o: factOf('o', observed({ x: 1, y: 2 }, at, 'MTR')) },
});

const states = { unknown: undefined, present: draft(true), gone: draft(false) } as const;
const said = statementsOf({ a: 1, n: 2 });
const changes = {
  create: { op: 'create', id, types: ['U', 'V'], statements: said },
  upsert: { op: 'upsert', id, types: ['U', 'V'], statements: said },
  append: { op: 'append', id, statements: said },
  update: { op: 'update', id, statements: said },
  'update of what is there': { op: 'update', id, statements: said, existing: true },
  remove: { op: 'remove', id, attribute: 'a' },
  'remove of nothing': { op: 'remove', id, attribute: 'constructor' },
  delete: { op: 'delete', id },
} as const satisfies Record<string, Change>;

/** Code of the refusal, or what comes out: types, recorded, removed; `gone` when it is not present afterwards. */
const expected: Record<keyof typeof changes, Record<keyof typeof states, string>> = {
  create: { unknown: 'U V: a n -', present: 'facts.already-exists', gone: 'U V: a n -' },
  upsert: { unknown: 'U V: a n -', present: 'T U V: a n -', gone: 'U V: a n -' },
  append: { unknown: 'facts.not-found', present: 'T U: a n -', gone: 'facts.not-found' },
  update: { unknown: 'facts.not-found', present: 'T U: a n -', gone: 'facts.not-found' },
  'update of what is there': {
    unknown: 'facts.not-found',
    present: 'facts.attribute-not-found',
    gone: 'facts.not-found',
  },
  remove: { unknown: 'facts.not-found', present: 'T U: - a', gone: 'facts.not-found' },
  'remove of nothing': {
    unknown: 'facts.not-found',
    present: 'facts.attribute-not-found',
    gone: 'facts.not-found',
  },
  delete: { unknown: 'facts.not-found', present: 'gone T U: - a o', gone: 'facts.not-found' },
};

function outcome(change: Change, entity: Draft | undefined): string {
  try {
    const { types, present, record, removed } = applyChange(change, entity);
    const told = [...record.keys(), '-', ...removed].join(' ');
    return `${present ? '' : 'gone '}${types.join(' ')}: ${told}`;
  } catch (error) {
    return (error as { code: string }).code;
  }
}

describe('apply change', () => {
  for (const [name, change] of Object.entries(changes)) {
    for (const [state, entity] of Object.entries(states)) {
      it(`${name} of an entity that is ${state}`, () => {
        assert.equal(
          outcome(change, entity),
          expected[name as keyof typeof changes][state as keyof typeof states],
        );
      });
    }
  }

  const same = observed({ y: 2, x: 1 }, at, 'MTR');
  for (const [title, stated, news] of [
    ['the same for the same moment, whatever the order of its members', same, false],
    ['another value', observed({ x: 1, y: 3 }, at, 'MTR'), true],
    ['another moment', observed({ x: 1, y: 2 }, '2026-03-01T00:00:00.001Z', 'MTR'), true],
    ['another unit', observed({ x: 1, y: 2 }, at, 'KMT'), true],
    ['no unit', observed({ x: 1, y: 2 }, at), true],
    ['no moment', { value: { x: 1, y: 2 }, unitCode: 'MTR' }, true],
    ['another kind', { type: 'Relationship', object: 'urn:a:1', observedAt: at }, true],
  ] as const) {
    it(`${news ? 'records' : 'leaves out'} what is said again with ${title}`, () => {
      const { record } = applyChange(
        { op: 'append', id, statements: statementsOf({ o: stated }) },
        states.present,
      );
      assert.equal(record.has('o'), news);
    });
  }

  it('records what is said again as another kind, though the value is the same', () => {
    const o = observed('urn:a:1', at);
    const entity: Draft = { id, types: ['T'], present: true, facts: { o: factOf('o', o) } };
    const relationship = statementsOf({ o: { type: 'Relationship', object: 'urn:a:1', observedAt: at } });
    assert.equal(applyChange({ op: 'append', id, statements: relationship }, entity).record.has('o'), true);
    const again = statementsOf({ o });
    assert.equal(applyChange({ op: 'append', id, statements: again }, entity).record.has('o'), false);
  });

  it('records what is said without a moment every time', () => {
    const { record } = applyChange({ op: 'append', id, statements: statementsOf({ a: 1 }) }, states.present);
    assert.equal(record.has('a'), true);
  });
});
