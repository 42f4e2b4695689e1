import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { buildWorld } from '../build-world.ts';
import { outageStations } from '../events/subjects.ts';
import { addMonths } from '../model/calendar.ts';
import { figuresOf } from './figures.ts';
import { now, smallWorld, stateAt } from './worlds.ts';

const between = (value: number, low: number, high: number, what: string) =>
  assert.ok(value >= low && value <= high, `${what}: ${value} is not within ${low} … ${high}`);

describe('the figures of the demo', () => {
  for (const seed of [1, 2, 7, 42, 20261122]) {
    it(`come out as told for seed ${seed}`, () => {
      const figures = figuresOf(stateAt(smallWorld(seed), now));
      between(figures.fiveG, 1030, 1050, '5G industry');
      between(figures.ai, 325, 335, 'AI industry');
      assert.equal(figures.leadingFirms, 3);
      assert.equal(figures.zones, 2);
      between(figures.coverage, 97, 98, 'coverage');
    });
  }

  it('come out as told at other moments too', () => {
    for (const moment of ['2025-02-03T00:00:00Z', '2027-08-01T12:00:00Z', '2029-01-01T00:00:00Z']) {
      const world = buildWorld({ seed: 1, scale: 'small', now: moment });
      const figures = figuresOf(stateAt(world, moment));
      between(figures.fiveG, 1030, 1050, '5G industry');
      between(figures.coverage, 97, 98, 'coverage');
      assert.deepEqual([figures.zones, figures.leadingFirms], [2, 3]);
    }
  });

  it('rise believably from the issue of the plans to the present', () => {
    const world = smallWorld(1);
    const months = Array.from({ length: 37 }, (_, index) => addMonths(now, index - 36));
    const course = months.map((moment) => figuresOf(stateAt(world, moment)));
    const [first] = course;
    assert.ok(first);
    between(first.fiveG, 520, 570, '5G industry at issue');
    between(first.ai, 185, 205, 'AI industry at issue');
    between(first.coverage, 30, 55, 'coverage at issue');
    assert.deepEqual([first.zones, first.leadingFirms], [0, 0]);
    for (const [index, figures] of course.entries()) {
      const before = course[index - 1];
      if (before === undefined) continue;
      const when = months[index] ?? '';
      between(figures.fiveG / before.fiveG, 1, 1.08, `5G growth until ${when}`);
      between(figures.ai / before.ai, 1, 1.08, `AI growth until ${when}`);
      between(figures.coverage - before.coverage, 0, 7, `coverage gained until ${when}`);
      between(figures.zones - before.zones, 0, 1, `zones opened until ${when}`);
      between(figures.leadingFirms - before.leadingFirms, 0, 1, `firms recognised until ${when}`);
    }
  });

  it('leave AI behind and 5G ahead of a straight line to their goals', () => {
    const world = smallWorld(1);
    const first = figuresOf(stateAt(world, addMonths(now, -36)));
    const present = figuresOf(stateAt(world, now));
    const required = (from: number, goal: number) => from + 0.6 * (goal - from);
    assert.ok(present.fiveG > required(first.fiveG, 1000));
    assert.ok(present.ai < required(first.ai, 500));
  });

  it('lose exactly twelve cells when the three stations of the outage fail', () => {
    const state = stateAt(smallWorld(3), now);
    const cells = [...state.values()].filter(({ type }) => type === 'CoverageCell').length;
    const failed = new Map(state);
    for (const id of outageStations) {
      const station = state.get(id);
      assert.equal(station?.values.get('status'), 'onAir');
      failed.set(id, { type: 'BaseStation', values: new Map(station?.values).set('status', 'outOfService') });
    }
    const lost = figuresOf(state).coverage - figuresOf(failed).coverage;
    assert.equal(Math.round((lost / 100) * cells), 12);
  });
});
