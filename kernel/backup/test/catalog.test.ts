import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Problem } from '../../http/problem.ts';
import { momentOf, stampOf } from '../backup-folder.ts';
import { isBaseDue } from '../base-due.ts';
import { type Base, type Catalog, chooseBase, type KnownChain, restorables } from '../catalog.ts';
import { copyOfMoment } from '../house-files.ts';
import { lsnText } from '../lsn.ts';
import { superfluous } from '../retention.ts';

const BYTES = 16 * 1024 ** 2;
const at = (minute: number): string => new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString();
const name = (minute: number): string => stampOf(new Date(at(minute)));

/** A base of a minute, whose WAL is that of the minute and the next. */
function base(minute: number): Base {
  return {
    name: name(minute),
    key: null,
    major: '18',
    timeline: 1,
    finishedAt: at(minute + 1),
    startLsn: lsnText(BigInt(minute * BYTES + 40)),
    stopLsn: lsnText(BigInt((minute + 1) * BYTES)),
    bytes: 1,
    folders: [],
    files: [],
    heads: [],
  };
}

function chain(from: number, to: number): KnownChain {
  const [start, lsn] = [from, to].map((minute) => lsnText(BigInt(minute * BYTES))) as [string, string];
  return {
    name: name(from),
    reach: { timeline: 1, start, lsn, key: null, at: at(to), heads: [], tail: null },
  };
}

const mark = { system: '1', segmentBytes: BYTES, major: '18', keys: [] };
const problem = (code: string) => (error: unknown) => error instanceof Problem && error.code === code;

test('a base counts once its WAL is kept, in the chain that it lies in', () => {
  const catalog: Catalog = {
    mark,
    bases: [base(2), base(8), base(30)],
    chains: [chain(0, 20), chain(29, 30)],
  };
  assert.deepEqual(
    restorables(catalog).map(({ base: one, from, until }) => [one.name, from, until]),
    [
      [name(2), at(3), at(20)],
      [name(8), at(9), at(20)],
    ],
  );
});

test('a moment is restored from the newest base before it, and gaps are told', () => {
  const all = restorables({ bases: [base(2), base(8), base(40)], chains: [chain(0, 20), chain(39, 50)] });
  assert.equal(chooseBase(all, at(8)).base.name, name(2));
  assert.equal(chooseBase(all, at(9)).base.name, name(8));
  assert.equal(chooseBase(all, at(20)).base.name, name(8));
  assert.equal(chooseBase(all, null).base.name, name(40));
  for (const minute of [1, 21, 40, 51])
    assert.throws(() => chooseBase(all, at(minute)), problem('backup.no-such-moment'));
  assert.throws(() => chooseBase([], null), problem('backup.nothing-yet'));
});

test('whatever is removed, the bases that are kept can be restored as far as before', () => {
  const minutes = fc.uniqueArray(fc.integer({ min: 0, max: 98 }), { maxLength: 8 });
  const ends = fc.uniqueArray(fc.integer({ min: 1, max: 99 }), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(minutes, ends, fc.integer({ min: 1, max: 5 }), (begun, cuts, keep) => {
      const sorted = cuts.toSorted((a, b) => a - b);
      const chains = sorted.map((to, place) => chain(sorted[place - 1] ?? 0, to));
      const catalog = { mark, bases: begun.toSorted((a, b) => a - b).map(base), chains };
      const before = restorables(catalog);
      const { bases, chains: gone, before: cut } = superfluous(catalog, keep);
      const left = restorables({
        bases: catalog.bases.filter((one) => !bases.includes(one.name)),
        chains: chains.filter((one) => !gone.includes(one.name)),
      });
      assert.deepEqual(left, before.slice(-keep));
      for (const { base: one, chain: own } of left) {
        const first = cut.get(own.name) ?? '';
        const number = Math.floor(
          Number(
            one.startLsn.split('/').reduce((sum, part) => sum * 2 ** 32 + Number.parseInt(part, 16), 0),
          ) / BYTES,
        );
        assert.ok(Number.parseInt(first.slice(8), 16) <= number);
      }
    }),
  );
});

test('names of moments say them', () => {
  fc.assert(
    fc.property(fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true }), (date) =>
      assert.equal(momentOf(stampOf(date)), date.getTime()),
    ),
  );
  assert.ok(Number.isNaN(momentOf('lost+found')));
});

test('keys are those of the moment, or of just after it', () => {
  const stamps = [name(0), name(10), name(20)];
  assert.equal(copyOfMoment(stamps, at(9)), name(0));
  assert.equal(copyOfMoment(stamps, new Date(Date.parse(at(10)) - 5_000).toISOString()), name(10));
  assert.equal(copyOfMoment(stamps, at(15)), name(10));
  assert.equal(copyOfMoment(stamps, null), name(20));
  assert.equal(copyOfMoment(stamps.slice(1), at(1)), name(10));
  assert.equal(copyOfMoment([], null), undefined);
});

test('a base is due after a day, or when there is more WAL than base and more than is quickly replayed', () => {
  const now = new Date('2026-01-02T00:00:00Z');
  const HALF = 512 * 1024 ** 2;
  const due = (begunAt: string | null, baseBytes: number, walBytes: number) =>
    isBaseDue({ begunAt, baseBytes, walBytes }, now);
  assert.ok(due(null, 0, 0));
  assert.ok(due('2026-01-01T00:00:00Z', HALF, 0));
  assert.ok(!due('2026-01-01T12:00:00Z', 10, HALF));
  assert.ok(due('2026-01-01T12:00:00Z', 10, HALF + 1));
  assert.ok(!due('2026-01-01T12:00:00Z', 5 * HALF, 5 * HALF));
});
