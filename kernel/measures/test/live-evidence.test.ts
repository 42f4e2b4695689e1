import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { sha256 } from '../../audit/digest.ts';
import type { Fact } from '../../facts/model/entity.ts';
import { DigestList } from '../digest-list.ts';
import { type EvidenceStep, evidenceOf, factRoot, replay } from '../evidence.ts';
import { LiveEvidence } from '../live-evidence.ts';
import type { Present } from '../present-selections.ts';

const digest = (number: number): string => sha256(String(number)).toString('hex');

/** Facts of a few entities; an entity that says the same says it in the same facts. */
const said = (entity: number, version: number): readonly Fact[] =>
  Array.from({ length: version % 3 }, (_, index) => {
    const instance = `${entity} ${version} ${index}`;
    const by = { actor: version % 4 === 0 ? 'user:a' : 'key:b', synthetic: version % 5 === 0 };
    return {
      instance,
      digest: sha256(instance).toString('hex'),
      entity: String(entity),
      by,
    } as unknown as Fact;
  });

/** Entity -> the version of what it says. */
const versions = fc.dictionary(fc.constantFrom('1', '2', '3', '4'), fc.integer({ min: 0, max: 6 }), {
  noNullPrototype: true,
});

describe('live evidence', () => {
  it('is what a list of the same facts gives, and its steps lead from one stored state to the next', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ a: versions, b: versions, stores: fc.boolean() }), {
          minLength: 1,
          maxLength: 8,
        }),
        (rounds) => {
          const live = new LiveEvidence();
          const steps: EvidenceStep[] = [];
          const entities = new Map<
            string,
            Present['entities'] extends ReadonlyMap<string, infer Own> ? Own : never
          >();
          const presentOf = (of: Readonly<Record<string, number>>): Present => ({
            entities: new Map(
              Object.entries(of).map(([id, version]) => {
                const key = `${id} ${version}`;
                const own = entities.get(key) ?? { facts: said(Number(id), version), row: {} };
                entities.set(key, own);
                return [id, own];
              }),
            ),
            rows: [],
          });
          for (const [round, { a, b, stores }] of rounds.entries()) {
            const selected = { a: presentOf(a), b: presentOf(b) };
            live.follow(selected);
            const all = Object.values(selected).flatMap((one) =>
              [...one.entities.values()].flatMap(({ facts }) => facts),
            );
            const listed = evidenceOf(all);
            for (const name of ['facts', 'root', 'stated', 'synthetic'] as const)
              assert.equal(live[name], listed[name], name);
            assert.deepEqual(new Set(live.ids()), listed.set);
            if (!stores) continue;
            steps.push(live.since(String(steps.length)) ?? { added: [...live.ids()], dropped: [] });
            live.storedAs(String(steps.length));
            assert.equal(live.since('another'), null);
            assert.deepEqual(replay(steps), new Set(listed.set), `round ${round}`);
          }
        },
      ),
    );
  });
});

describe('digests in order', () => {
  it('have the root of their set, whatever comes and goes, few or many at a time', () => {
    const change = fc.uniqueArray(fc.integer({ min: 0, max: 300 }), { maxLength: 200 });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 8 }), (rounds) => {
        const list = new DigestList();
        const there = new Set<number>();
        for (const numbers of rounds) {
          const added = numbers.filter((number) => !there.has(number));
          const dropped = numbers.filter((number) => there.has(number));
          for (const number of added) there.add(number);
          for (const number of dropped) there.delete(number);
          list.change(added.map(digest), dropped.map(digest));
          assert.equal(list.root(), factRoot([...there].map(digest)));
        }
      }),
    );
  });
});
