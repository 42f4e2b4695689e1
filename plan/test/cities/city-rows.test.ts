import assert from 'node:assert/strict';
import { it } from 'node:test';
import { cityRows } from '../../console/cities/city-rows.ts';

it('turns figures by city into cities by figure; what a figure does not know of a city is nothing', () => {
  const part = (city: string, value: number | null) => ({ of: [city], value, facts: 1 });
  assert.deepEqual(cityRows([[part('b', 2), part('a', 1)], [part('c', null)], []]), [
    { city: 'a', values: [1, null, null] },
    { city: 'b', values: [2, null, null] },
    { city: 'c', values: [null, null, null] },
  ]);
});
