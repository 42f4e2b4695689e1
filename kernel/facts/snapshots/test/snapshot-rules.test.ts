import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { purgeQuery } from '../purge-query.ts';
import { type QueryResult, type Snapshot, statusOfResults } from '../snapshot.ts';
import { snapshotExpiry } from '../snapshot-lifetime.ts';

const at = '2026-03-02T02:00:00.000Z';
const snapshot = (priority: number): Snapshot => ({
  id: 'urn:s',
  data: 2,
  queries: [],
  selections: null,
  source: null,
  status: 'success',
  details: [],
  lifetime: null,
  priority,
  createdAt: at,
  modifiedAt: at,
  expiresAt: at,
  lastUsedAt: at,
});

/** ETSI GS CIM 009 V1.9.1, clauses 5.2.41 and 5.16. */
describe('rules of snapshots', () => {
  it('tell from the results of the queries what came of it', () => {
    const results = fc.array(fc.constantFrom('success', 'empty', 'failure'), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(results, (list) => {
        const status = statusOfResults(
          list.map((resultStatus): QueryResult => ({ resultStatus: resultStatus as 'success' })),
        );
        const failed = list.filter((one) => one === 'failure').length;
        if (failed === list.length) assert.equal(status, 'failure');
        else if (failed > 0) assert.equal(status, 'partial');
        else assert.equal(status, list.includes('success') ? 'success' : 'empty');
      }),
    );
  });

  it('bound the lifetime', () => {
    assert.equal(snapshotExpiry(null, at), '2026-03-03T02:00:00.000Z');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999 }), fc.constantFrom('D', 'M', 'Y', 'W'), (n, unit) => {
        const span = Date.parse(snapshotExpiry(`P${n}${unit}`, at)) - Date.parse(at);
        assert.ok(span >= 0 && span <= 30 * 86_400_000);
      }),
    );
  });

  it('purge by members of the snapshot and by nothing else', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10 }), fc.integer({ min: 1, max: 10 }), (priority, bound) => {
        assert.equal(purgeQuery(`snapshotPriority<${bound}`)(snapshot(priority)), priority < bound);
      }),
    );
    assert.equal(purgeQuery('snapshotStatus=="success";expiresAt<2027-01-01T00:00:00Z')(snapshot(5)), true);
    for (const q of [undefined, '', 'speed>1', 'snapshotPriority<5|speed'])
      assert.throws(() => purgeQuery(q), { code: 'facts.bad-query' });
  });
});
