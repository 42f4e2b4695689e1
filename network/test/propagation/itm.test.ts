import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Siting } from '../../propagation/itm/area-path.ts';
import type { Climate } from '../../propagation/itm/climates.ts';
import { irregularityOf } from '../../propagation/itm/irregularity.ts';
import { itmAlongProfile, itmOverArea } from '../../propagation/itm/itm.ts';
import { fitLine } from '../../propagation/itm/line-fit.ts';
import type { ItmMedium } from '../../propagation/itm/medium.ts';
import { deviateOf, type VariabilityMode } from '../../propagation/itm/variability.ts';
import { referenceData } from './reference-data.ts';

const profiles = referenceData('ntia-itm/pfls.csv');
const pointToPoint = referenceData('ntia-itm/p2p.csv');
const overArea = referenceData('ntia-itm/area.csv');
const siting: readonly Siting[] = ['random', 'careful', 'very-careful'];

/** Rows of a CSV file of numbers, by the names of its head line. */
function rowsOf(path: string): Record<string, number>[] {
  const [head = '', ...lines] = readFileSync(path, 'utf8').trim().split(/\r?\n/);
  const names = head.split(',').map((name) => name.split('__')[0] ?? name);
  return lines.map((line) =>
    Object.fromEntries(line.split(',').map((cell, index) => [names[index], Number(cell)])),
  );
}

function settings(row: Record<string, number>) {
  const { epsilon = 0, sigma = 0, N_0 = 0, f = 0, pol, climate, time = 0, location = 0, situation = 0 } = row;
  const mdvar = row['mdvar'] ?? 0;
  const medium: ItmMedium = {
    frequency: f,
    polarisation: pol === 1 ? 'vertical' : 'horizontal',
    permittivity: epsilon,
    conductivity: sigma,
    refractivity: N_0,
  };
  const variability = {
    climate: climate as Climate,
    mode: (mdvar % 10) as VariabilityMode,
    fixedLocation: mdvar % 20 >= 10,
    fixedSituation: mdvar >= 20,
  };
  return { medium, variability, reliability: { time, location, situation } };
}

test('point to point: the published losses, within 0.01 dB', { skip: pointToPoint.skip }, () => {
  const lines = readFileSync(profiles.path, 'utf8').trim().split(/\r?\n/);
  const rows = rowsOf(pointToPoint.path);
  assert.equal(rows.length, 5);
  for (const [index, row] of rows.entries()) {
    const [count = 0, spacing = 0, ...heights] = (lines[index] ?? '').split(',').filter(Boolean).map(Number);
    const { medium, variability, reliability } = settings(row);
    const antennas = [row['h_tx'] ?? 0, row['h_rx'] ?? 0] as const;
    const { loss } = itmAlongProfile({ heights, count, spacing }, antennas, medium, variability, reliability);
    assert.ok(Math.abs(loss - (row['A'] ?? 0)) <= 0.01, `case ${index}: ${loss} instead of ${row['A']}`);
  }
});

test('over an area: the published losses, within 0.1 dB', { skip: overArea.skip }, () => {
  const rows = rowsOf(overArea.path);
  assert.equal(rows.length, 5);
  for (const [index, row] of rows.entries()) {
    const { medium, variability, reliability } = settings(row);
    const place = (name: string) => siting[row[`${name}_siting_criteria`] ?? 0] ?? 'random';
    const { loss } = itmOverArea(
      {
        distance: (row['d'] ?? 0) * 1000,
        heights: [row['h_tx'] ?? 0, row['h_rx'] ?? 0],
        siting: [place('tx'), place('rx')],
        irregularity: row['delta_h'] ?? 0,
      },
      medium,
      variability,
      reliability,
    );
    assert.ok(Math.abs(loss - (row['A'] ?? 0)) <= 0.1, `case ${index}: ${loss} instead of ${row['A']}`);
  }
});

test('a line is fitted to itself, wherever the fit begins and ends', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 4, max: 200 }),
      fc.double({ min: -5, max: 5, noNaN: true }),
      fc.double({ min: -1000, max: 1000, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (count, slope, start, one, other) => {
        const heights = Array.from({ length: count + 1 }, (_, index) => start + slope * index);
        const { first, last } = fitLine(
          heights,
          count,
          Math.min(one, other) * count,
          Math.max(one, other) * count,
        );
        assert.ok(Math.abs(first - start) < 1e-6 && Math.abs(last - (start + slope * count)) < 1e-6);
      },
    ),
  );
});

/** Δh of a whole profile as it is defined: all heights over their line, sorted. */
function sortedIrregularity(heights: readonly number[], spacing: number): number {
  const count = heights.length - 1;
  const tenth = Math.min(Math.max(4, Math.trunc(0.1 * (count + 8))), 25);
  const total = 10 * tenth - 5;
  const samples = Array.from({ length: total }, (_, sample) => {
    const at = (sample * count) / (total - 1);
    const index = Math.min(Math.floor(at), count - 1);
    const [here = 0, next = 0] = heights.slice(index, index + 2);
    return here + (next - here) * (at - index);
  });
  const { first, last } = fitLine(samples, total - 1, 0, total - 1);
  const over = samples.map((height, sample) => height - first - ((last - first) * sample) / (total - 1));
  const sorted = over.toSorted((a, b) => b - a);
  const range = (sorted[tenth - 1] ?? 0) - (sorted[total - tenth] ?? 0);
  return range / (1 - 0.8 * Math.exp((-count * spacing) / 50e3));
}

test('irregularity is that of the sorted heights, whatever was asked before, and none on a slope', () => {
  const slope = Array.from({ length: 101 }, (_, index) => 3 * index);
  assert.ok(Math.abs(irregularityOf(slope, 100, 90, 0, 9000)) < 1e-9);
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 20, maxLength: 300 }), (heights) => {
      const count = heights.length - 1;
      const raised = heights.map((height) => height + 1000);
      const one = irregularityOf(heights, count, 90, 0, count * 90);
      assert.ok(one >= 0 && Math.abs(one - irregularityOf(raised, count, 90, 0, count * 90)) < 1e-6);
      assert.ok(Math.abs(one - sortedIrregularity(heights, 90)) < 1e-6);
    }),
  );
});

test('deviates are those of the normal distribution to the published error', () => {
  for (const [probability, deviate] of [
    [0.5, 0],
    [0.1, 1.281552],
    [0.9, -1.281552],
    [0.01, 2.326348],
  ] as const) {
    assert.ok(Math.abs(deviateOf(probability) - deviate) < 4.5e-4);
  }
});
