import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Part } from '../../indoor/design-shape.ts';
import { distribute } from '../../indoor/distribute.ts';
import { isFault, treeFindings } from '../../indoor/tree-findings.ts';

const place = { x: 0, y: 0, floor: 0, height: 3 };
const antenna = (id: string, parent: string, port?: 'coupled'): Part => ({
  kind: 'antenna',
  id,
  parent,
  ...(port ? { port } : {}),
  gain: 2,
  ...place,
});

/** 20 dBm, 50 m of 12 dB/100 m, a coupler of 10 dB whose through port feeds a splitter in two. */
const tree: readonly Part[] = [
  { kind: 'source', id: 'S', power: 20 },
  { kind: 'feeder', id: 'F', parent: 'S', length: 50, loss: 12 },
  { kind: 'coupler', id: 'C', parent: 'F', coupling: 10, insertion: 0.2 },
  { kind: 'splitter', id: 'P', parent: 'C', ways: 2, insertion: 0.3 },
  antenna('A1', 'C', 'coupled'),
  antenna('A2', 'P'),
  antenna('A3', 'P'),
];

const codes = (parts: readonly Part[]) => treeFindings(parts).map(({ code, part }) => `${code} ${part}`);

describe('a distribution tree', () => {
  it('has at every port what the hand computes', () => {
    const power = new Map(distribute(tree).powers.map((each) => [each.part.id, each]));
    const close = (value: number | null | undefined, wanted: number) =>
      assert.ok(Math.abs((value ?? Number.NaN) - wanted) < 5e-4, `${value} instead of ${wanted}`);
    close(power.get('F')?.through, 14);
    close(power.get('C')?.coupled, 4);
    // 10 lg 0.9 = -0.4576 dB go to the coupled port.
    close(power.get('C')?.through, 14 - 0.4576 - 0.2);
    close(power.get('P')?.through, 13.3424 - 3.0103 - 0.3);
    close(power.get('A1')?.through, 6);
    close(power.get('A2')?.input, 10.0321);
    close(power.get('A2')?.through, 12.0321);
    assert.deepEqual(distribute(tree).findings, []);
  });

  it('tells what a fitter has to see to, and still computes', () => {
    assert.deepEqual(codes(tree.slice(0, -1)), ['openPort P']);
    assert.deepEqual(codes(tree.slice(0, 2)), ['looseEnd F']);
    assert.deepEqual(codes(tree.filter(({ id }) => id !== 'A1')), ['openPort C']);
    assert.equal(codes([...tree, antenna('A1', 'P')]).join(), 'tooManyPorts P,sameId A1');
    assert.ok(!treeFindings(tree.slice(0, -1)).some(isFault));
  });

  it('refuses rings, missing parts, ends that feed and ports that are not there', () => {
    const ring: Part[] = [
      { kind: 'feeder', id: 'X', parent: 'Y', length: 1, loss: 1 },
      { kind: 'feeder', id: 'Y', parent: 'X', length: 1, loss: 1 },
      { kind: 'feeder', id: 'Z', parent: 'Z', length: 1, loss: 1 },
    ];
    assert.deepEqual(
      codes([...ring, antenna('A', 'Y')]).filter((code) => code.startsWith('ring')),
      ['ring X', 'ring Y', 'ring Z'],
    );
    assert.ok(distribute(ring).powers.every(({ input }) => input === null));
    assert.deepEqual(codes([antenna('A', 'none')]), ['noParent A']);
    assert.ok(codes([...tree, antenna('B', 'A1')]).includes('fedByEnd B'));
    assert.ok(codes([...tree, antenna('B', 'F', 'coupled')]).includes('noCoupledPort B'));
  });

  it('makes no power, whatever the tree', () => {
    fc.assert(
      fc.property(anyTree, (parts) => {
        const { powers } = distribute(parts);
        const milliwatts = (dBm: number) => 10 ** (dBm / 10);
        const sent = powers
          .filter(({ part }) => part.kind === 'source')
          .map(({ input }) => milliwatts(input ?? 0));
        const arrived = powers
          .filter(({ part }) => part.kind === 'antenna')
          .map(({ input }) => (input === null ? 0 : milliwatts(input)));
        const [all, out] = [sent, arrived].map((list) => list.reduce((sum, one) => sum + one, 0));
        assert.ok((out ?? 0) <= (all ?? 0) * (1 + 1e-9));
        for (const { part, input, through, coupled } of powers) {
          if (input === null || through === null) continue;
          if (part.kind !== 'splitter' && part.kind !== 'coupler') continue;
          const kept =
            part.kind === 'splitter'
              ? part.ways * milliwatts(through)
              : milliwatts(through + part.insertion) + milliwatts(coupled ?? 0);
          const given = milliwatts(input - (part.kind === 'splitter' ? part.insertion : 0));
          assert.ok(Math.abs(kept / given - 1) < 1e-9);
        }
      }),
    );
  });

  it('is the same in whatever order its parts are listed', () => {
    fc.assert(
      fc.property(anyTree, fc.infiniteStream(fc.nat()), (parts, order) => {
        const keys = new Map(parts.map((part) => [part.id, order.next().value ?? 0]));
        const mixed = parts.toSorted((one, other) => (keys.get(one.id) ?? 0) - (keys.get(other.id) ?? 0));
        const byId = new Map(distribute(mixed).powers.map((each) => [each.part.id, each]));
        for (const each of distribute(parts).powers) assert.deepEqual(byId.get(each.part.id), each);
      }),
    );
  });

  it('loses the same through two feeders in whichever order they stand', () => {
    fc.assert(
      fc.property(fc.nat(300), fc.nat(300), (one, other) => {
        const end = (first: number, second: number) =>
          distribute([
            { kind: 'source', id: 'S', power: 30 },
            { kind: 'feeder', id: '1', parent: 'S', length: first, loss: 7 },
            { kind: 'splitter', id: '2', parent: '1', ways: 3, insertion: 0.4 },
            { kind: 'feeder', id: '3', parent: '2', length: second, loss: 7 },
            antenna('A', '3'),
          ]).powers.at(-1)?.through;
        assert.ok(Math.abs((end(one, other) ?? 0) - (end(other, one) ?? Number.NaN)) < 1e-9);
      }),
    );
  });
});

/** Each part hangs on a free port of one before it. */
const anyTree = fc
  .array(fc.tuple(fc.nat(3), fc.nat(1000), fc.double({ min: 0, max: 3, noNaN: true })), {
    minLength: 1,
    maxLength: 40,
  })
  .map((steps) => {
    const parts: Part[] = [{ kind: 'source', id: '0', power: 30 }];
    const free: { parent: string; port?: 'coupled' }[] = [{ parent: '0' }];
    for (const [kind, pick, loss] of steps) {
      const port = free.splice(pick % Math.max(free.length, 1), 1)[0];
      if (port === undefined) break;
      const id = String(parts.length);
      if (kind === 0) parts.push({ kind: 'feeder', id, ...port, length: 10 * loss, loss: 12 });
      if (kind === 1) parts.push({ kind: 'splitter', id, ...port, ways: 3, insertion: loss });
      if (kind === 2) parts.push({ kind: 'coupler', id, ...port, coupling: 5 + loss, insertion: loss });
      if (kind === 3) parts.push({ kind: 'antenna', id, ...port, gain: 2, ...place });
      if (kind < 3) free.push({ parent: id });
      if (kind === 1) free.push({ parent: id }, { parent: id });
      if (kind === 2) free.push({ parent: id, port: 'coupled' });
    }
    return parts;
  });
