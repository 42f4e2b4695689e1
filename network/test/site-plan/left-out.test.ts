import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { leftOutOf } from '../../site-plan/input/left-out.ts';
import { isPlannable, type PlainEntity } from '../../site-plan/input/problem-of-facts.ts';

const demand = (id: string, values: PlainEntity['values']): PlainEntity => ({
  id,
  values: { operator: '甲', radius: 300, status: 'open', city: 'c', ...values },
});

describe('demands that a plan leaves out', () => {
  it('are told one by one with name, place and reason; settled ones are counted', () => {
    const ring = [
      [113, 34],
      [114, 34],
      [114, 35],
      [113, 34],
    ];
    const own = [
      demand('fine', {}),
      demand('nobody', { operator: undefined, location: { type: 'Point', coordinates: [113.6, 34.7] } }),
      demand('anywhere', {
        radius: undefined,
        name: '某地',
        location: { type: 'Polygon', coordinates: [ring] },
      }),
      demand('planned', { status: 'planned', radius: undefined }),
    ];
    const strays = [
      demand('stray', { city: undefined }),
      demand('typo', { city: 'urn:x:nowhere' }),
      demand('gone', { city: undefined, status: 'withdrawn' }),
    ];
    const told = leftOutOf(own, strays);
    assert.deepEqual([told.count, told.settled], [4, 1]);
    assert.deepEqual(
      told.demands.map(({ demand: id, name, place, reason }) => [id, name, place, reason.code]),
      [
        ['nobody', null, [113.6, 34.7], 'without-operator'],
        ['anywhere', '某地', [113, 34], 'without-radius'],
        ['stray', null, null, 'without-city'],
        ['typo', null, null, 'unknown-city'],
      ],
    );
    // What is open is either planned or told.
    for (const each of own.filter(({ values }) => values['status'] === 'open'))
      assert.notEqual(
        isPlannable(each),
        told.demands.some(({ demand: id }) => id === each.id),
        each.id,
      );
  });

  it('are counted all, and told a thousand of', () => {
    const told = leftOutOf(
      [],
      Array.from({ length: 1500 }, (_, index) => demand(`d${index}`, { city: undefined })),
    );
    assert.deepEqual([told.count, told.demands.length], [1500, 1000]);
  });
});
