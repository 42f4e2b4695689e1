import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { sha256 } from '../../audit/digest.ts';
import type { Fact } from '../../facts/model/entity.ts';
import { type EvidenceStep, evidenceOf, replay, stepBetween, stepFrom, unpackIds } from '../evidence.ts';
import { factRoot, packedRoot } from '../fact-root.ts';
import { type Present, presentOf, renewed } from '../present.ts';
import { said } from './said.ts';

/** Entity -> the version of what it says. */
const versions = fc.dictionary(fc.constantFrom('1', '2', '3', '4'), fc.integer({ min: 0, max: 6 }), {
  noNullPrototype: true,
});

const factsOf = (of: Readonly<Record<string, number>>): readonly Fact[] =>
  Object.entries(of).flatMap(([entity, version]) => said(entity, version));

describe('evidence of what selections hold', () => {
  it('is that of a list of the same facts, and its steps lead from one stored state to the next', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ a: versions, b: versions, stores: fc.boolean() }), {
          minLength: 1,
          maxLength: 8,
        }),
        (rounds) => {
          let selected: Readonly<Record<string, Present>> = { a: presentOf([]), b: presentOf([]) };
          let stored: typeof selected | null = null;
          const steps: EvidenceStep[] = [];
          for (const { a, b, stores } of rounds) {
            const ids = ['1', '2', '3', '4'];
            selected = {
              a: renewed(selected['a'] ?? presentOf([]), factsOf(a), ids),
              b: renewed(selected['b'] ?? presentOf([]), factsOf(b), ids),
            };
            const facts = [
              ...new Map([...factsOf(a), ...factsOf(b)].map((one) => [one.instance, one])).values(),
            ];
            const evidence = evidenceOf(selected);
            assert.equal(evidence.facts, facts.length);
            assert.equal(evidence.root, factRoot(facts.map(({ digest }) => digest)));
            assert.equal(
              evidence.stated,
              facts.some(({ by }) => by.actor.startsWith('user:')),
            );
            assert.equal(
              evidence.synthetic,
              facts.some(({ by }) => by.synthetic),
            );
            const instances = new Set(facts.map(({ instance }) => instance));
            assert.deepEqual(new Set(unpackIds(evidence.ids())), instances);
            if (!stores) continue;
            const step = stored
              ? stepBetween(stored, selected)
              : { added: evidence.ids(), dropped: Buffer.alloc(0) };
            // What is kept in the database tells the same as what is at hand.
            const read = stepFrom(replay(steps), selected);
            for (const part of ['added', 'dropped'] as const)
              assert.deepEqual(unpackIds(read[part]).toSorted(), unpackIds(step[part]).toSorted());
            steps.push(step);
            stored = selected;
            assert.deepEqual(replay(steps), instances);
          }
        },
      ),
    );
  });
});

describe('the root of packed digests', () => {
  it('is that of their texts: each once, in order, also where many begin alike', () => {
    const numbers = fc.array(fc.integer({ min: 0, max: 5000 }), { maxLength: 300 });
    fc.assert(
      fc.property(numbers, fc.boolean(), fc.integer({ min: 0, max: 9 }), (drawn, alike, offset) => {
        const digests = drawn.map((number) => {
          const digest = sha256(String(number));
          return alike ? Buffer.concat([Buffer.alloc(5, 7), digest.subarray(5)]) : digest;
        });
        const stride = offset + 32;
        const packed = Buffer.concat(digests.map((digest) => Buffer.concat([Buffer.alloc(offset), digest])));
        const half = Math.floor(digests.length / 2) * stride;
        const texts = digests.map((digest) => digest.toString('hex'));
        assert.deepEqual(packedRoot([packed.subarray(0, half), packed.subarray(half)], stride, offset), {
          count: new Set(texts).size,
          root: factRoot(texts),
        });
      }),
    );
  });

  it('holds for more than are written at once', () => {
    const digests = Array.from({ length: 9000 }, (_, number) => sha256(String(number % 8500)));
    const texts = digests.map((digest) => digest.toString('hex'));
    assert.deepEqual(packedRoot([Buffer.concat(digests)], 32, 0), { count: 8500, root: factRoot(texts) });
  });
});
