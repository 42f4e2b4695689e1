import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { RowPage, tellPage } from '../row-page.ts';
import { type RowWord, TABLES } from '../row-sink.ts';

const digest = fc
  .uint8Array({ minLength: 32, maxLength: 32 })
  .map((bytes) => Buffer.from(bytes).toString('hex'));
/** Whatever PostgreSQL can hold, also what somebody wrote there who should not have. */
const text = fc.string({ unit: 'binary' }).map((one) => one.replaceAll('\0', ''));
const plain = { noNullPrototype: true };
const row = fc.record(
  {
    tenant: fc.integer(),
    word: fc.constantFrom(...(Object.keys(TABLES) as RowWord[])),
    key: text,
    digest: fc.option(digest),
    sequence: fc.option(fc.nat()),
    claim: fc.option(fc.record({ by: fc.integer(), digest: fc.oneof(digest, text) }, plain)),
  },
  plain,
);

it('rows that were told to a page are told by it, whatever they say', () => {
  fc.assert(
    fc.property(fc.array(row, { maxLength: 20 }), (rows) => {
      const page = new RowPage();
      for (const one of rows) page.add(one.tenant, one.word, one.key, one.digest, one.sequence, one.claim);
      const told: unknown[] = [];
      tellPage(page.take(), {
        found: (tenant, word, key, digested, sequence, claim) =>
          told.push({ tenant, word, key, digest: digested, sequence, claim }),
      });
      assert.deepEqual(told, rows);
      assert.equal(page.take(), '');
    }),
  );
});
