import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import { canonical } from '../../audit/digest.ts';
import { fixturePack } from '../../test/fixture-pack/pack.ts';
import { append, create, observed, point } from '../../test/stated.ts';
import { type TestKernel, testActor, testKernel } from '../../test/test-kernel.ts';
import { type EvidenceBundle, verifyEvidence } from '../verify.ts';

let test: TestKernel;
let bundle: EvidenceBundle;
before(async () => {
  test = await testKernel([fixturePack]);
  const { facts, measures } = test.kernel;
  const at = '2026-03-01T00:00:00Z';
  await facts.write(
    [
      create('urn:l:1', { state: observed('on', at), location: point(113.6, 34.7) }, ['Lamp']),
      create('urn:l:2', { state: 'on', location: point(113.7, 34.7) }, ['Lamp']),
      create('urn:s:1', { location: point(113.6, 34.7001) }, ['Spot']),
      create('urn:s:2', { location: point(113.6001, 34.7) }, ['Spot']),
      create('urn:s:3', { location: point(113.65, 34.7) }, ['Spot']),
    ],
    testActor({ organisation: '某局' }),
  );
  // Recorded again, with more said about it: such facts carry what others do not have.
  const note = { type: 'Property', value: '复测' };
  await facts.write([append('urn:l:2', { state: { type: 'Property', value: 'on', note } })], testActor());
  const { id } = await measures.evaluate('spots-lit');
  bundle = JSON.parse(JSON.stringify(await measures.bundle(id))) as EvidenceBundle;
});
after(() => test[Symbol.asyncDispose]());

type Path = readonly (string | number)[];

function* pathsOf(value: unknown, path: Path = []): Generator<Path> {
  if (path.length > 0) yield path;
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value))
    yield* pathsOf(inner, [...path, Array.isArray(value) ? Number(key) : key]);
}

/** The bundle with what stands at the path changed by `work` on its parent. */
function changed(
  path: Path,
  work: (parent: Record<string, unknown> & unknown[], key: never) => void,
): EvidenceBundle {
  const copy = structuredClone(bundle);
  const key = path.at(-1) as never;
  const parent = path
    .slice(0, -1)
    .reduce<unknown>((value, step) => (value as Record<string, unknown>)[step], copy);
  work(parent as never, key);
  return copy;
}

const another = (value: unknown): unknown => {
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'string') return `${value.slice(0, -1)}${value.endsWith('0') ? '1' : '0'}`;
  return value === null ? 0 : null;
};

describe('verify evidence', () => {
  it('holds as it came', () => {
    assert.deepEqual(verifyEvidence(bundle), []);
    assert.equal(bundle.measurement.value, 200 / 3);
  });

  it('finds every change of every single value, every removal and every addition', () => {
    const paths = [...pathsOf(bundle)];
    assert.ok(paths.length > 150, `${paths.length} places`);
    for (const path of paths) {
      const where = path.join('.');
      const replaced = changed(path, (parent, key) => {
        parent[key] = another(parent[key]) as never;
      });
      assert.notEqual(canonical(replaced), canonical(bundle), where);
      assert.notDeepEqual(verifyEvidence(replaced), [], `changed: ${where}`);
      const removed = changed(path, (parent, key) => {
        if (Array.isArray(parent)) parent.splice(key, 1);
        else Reflect.deleteProperty(parent, key);
      });
      assert.notDeepEqual(verifyEvidence(removed), [], `removed: ${where}`);
      const doubled = changed(path, (parent, key) => {
        if (Array.isArray(parent)) parent.push(structuredClone(parent[key]));
        else parent['extra' as never] = 1 as never;
      });
      assert.notDeepEqual(verifyEvidence(doubled), [], `added: ${where}`);
    }
  });

  it('finds any piece of JSON that is put anywhere', () => {
    const paths = [...pathsOf(bundle)];
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.jsonValue(), (path, value) => {
        const mutated = changed(path, (parent, key) => {
          parent[key] = value as never;
        });
        fc.pre(canonical(mutated) !== canonical(bundle));
        assert.notDeepEqual(verifyEvidence(mutated), [], path.join('.'));
      }),
      { numRuns: 500 },
    );
  });

  it('finds a fact that is given to another selection, though every digest holds', () => {
    const { spots = [], lamps = [] } = bundle.facts;
    const moved = { ...bundle, facts: { spots: spots.slice(1), lamps: [...lamps, ...spots.slice(0, 1)] } };
    const lent = {
      ...bundle,
      facts: { spots: [...spots, ...lamps.filter(({ attribute }) => attribute === 'state')], lamps },
    };
    assert.notDeepEqual(verifyEvidence(moved), []);
    assert.notDeepEqual(verifyEvidence(lent), []);
  });

  it('names what does not hold', () => {
    const codes = (one: EvidenceBundle): string[] =>
      [...new Set(verifyEvidence(one).map(({ code }) => code))].toSorted();
    const { measurement, facts, audit } = bundle;
    assert.deepEqual(codes({ ...bundle, measurement: { ...measurement, value: 100 } }), [
      'not-sealed',
      'value-differs',
    ]);
    assert.deepEqual(codes({ ...bundle, measurement: { ...measurement, tier: 'A' } }), [
      'not-sealed',
      'tier-differs',
    ]);
    assert.deepEqual(codes({ ...bundle, audit: { ...audit, actor: 'user:other' } }), ['entry-changed']);
    const [first, ...others] = facts['spots'] ?? [];
    assert.ok(first);
    assert.deepEqual(codes({ ...bundle, facts: { ...facts, spots: others } }), [
      'facts-incomplete',
      'value-differs',
    ]);
    assert.deepEqual(
      codes({
        ...bundle,
        facts: { ...facts, spots: [{ ...first, recordedAt: measurement.at }, ...others] },
      }).includes('fact-changed'),
      first.recordedAt !== measurement.at,
    );
  });

  it('judges whatever comes, and throws nothing', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        assert.notDeepEqual(verifyEvidence(value as never), []);
      }),
    );
  });
});
