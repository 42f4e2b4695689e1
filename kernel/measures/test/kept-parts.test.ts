import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { KeptParts, type PartSource } from '../kept-parts.ts';

const definition = {
  code: 'lamps',
  version: 1,
  select: { lamps: { types: ['Lamp'], attributes: ['street'] } },
  expression: 'count(lamps)',
  unit: 'C62',
  direction: 'up',
  decimals: 0,
  tier: 'A',
} as const;

const sourceOf = (streets: readonly string[]): PartSource => ({
  definition,
  rows: { lamps: streets.map((street, index) => ({ id: `l${index}`, type: 'Lamp', street })) },
});

describe('figures in parts that stay at hand', () => {
  it('are computed once for each measurement and attribute, and never given out for another', async () => {
    const asked: string[] = [];
    const kept = new KeptParts((id) => {
      asked.push(id);
      return Promise.resolve(sourceOf(id === 'one' ? ['a', 'a', 'b'] : ['a']));
    });
    const values = async (id: string) =>
      (await kept.read(id, ['street'])).parts.map(({ of, value }) => [...of, value]);
    const first = [
      ['a', 2],
      ['b', 1],
    ];
    assert.deepEqual(await values('one'), first);
    assert.deepEqual(await values('two'), [['a', 1]]);
    assert.deepEqual(await values('one'), first);
    assert.deepEqual(asked, ['one', 'two']);
  });

  it('are asked for anew when they failed, and forgotten when many others came since', async () => {
    let asked = 0;
    const kept = new KeptParts((id) => {
      if (id === 'old') asked += 1;
      return asked === 1 && id === 'old'
        ? Promise.reject(new Error('away'))
        : Promise.resolve(sourceOf(['a']));
    });
    await assert.rejects(kept.read('old', ['street']), /away/);
    await kept.read('old', ['street']);
    await kept.read('old', ['street']);
    assert.equal(asked, 2);
    for (let index = 0; index < 200; index += 1) await kept.read(String(index), ['street']);
    await kept.read('old', ['street']);
    assert.equal(asked, 3);
  });

  it('are refused where they would be too many, or by what the measure does not read', async () => {
    const kept = new KeptParts(() =>
      Promise.resolve(sourceOf(Array.from({ length: 501 }, (_, at) => `s${at}`))),
    );
    await assert.rejects(kept.read('x', ['street']), { code: 'measures.too-many-parts' });
    await assert.rejects(kept.read('x', ['cost']), { code: 'measures.attribute-not-read' });
  });
});
