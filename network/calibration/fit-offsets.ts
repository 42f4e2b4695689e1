import type { ClutterClass } from './clutter-class.ts';
import type { Observation, Offsets } from './offsets.ts';
import { biweight, huberWeight, median, spread } from './robust.ts';

/** Places that a cell or a class of clutter must have been measured at to get an offset of its own. */
export const fewestOfGroup = 10;
/** Receivers round to whole dB: errors below are not told apart. */
const leastDeviation = 1;
const rounds = 200;

/**
 * Fits offsets by iteratively reweighted least squares, begun at medians: first with Huber's weights, which lead to one
 * solution from anywhere, then with Tukey's biweight, so that outliers do not count (P. J. Huber, Robust Statistics, 1981,
 * chapter 7). Offsets of cells and of clutter average 0 over what was measured:
 * a cell that nobody measured is expected to be off like the average one.
 */
export function fitOffsets(observations: readonly Observation[]): Offsets {
  const residuals = observations.map(({ residual }) => residual);
  let overall = median(residuals);
  const groups = [groupsOf(observations, 'cell'), groupsOf(observations, 'clutter')];
  const left = residuals.map((residual) => residual - overall);
  for (const group of groups)
    for (const one of group.values()) shift(one, median(one.members.map((at) => left[at] ?? 0)), left);
  for (const weigh of [huberWeight, biweight]) overall += settle(left, groups, weigh);
  for (const group of groups) overall += center(group);
  const [cells, clutter] = groups.map((group) =>
    Object.fromEntries([...group].map(([name, { offset }]) => [name, offset])),
  );
  return { overall, cells: cells ?? {}, clutter: (clutter ?? {}) as Partial<Record<ClutterClass, number>> };
}

/** Weighs and shifts in turn until nothing moves. @returns what the overall offset moved by */
function settle(
  left: number[],
  groups: readonly ReadonlyMap<string, Group>[],
  weigh: (residual: number, deviation: number) => number,
): number {
  let moved = 0;
  for (let round = 0; round < rounds; round += 1) {
    const deviation = Math.max(spread(left), leastDeviation);
    const weights = left.map((residual) => weigh(residual, deviation));
    const all = meanOf(left.keys(), left, weights);
    moved += all;
    for (const at of left.keys()) left[at] = (left[at] ?? 0) - all;
    let most = Math.abs(all);
    for (const group of groups)
      for (const one of group.values()) {
        const by = meanOf(one.members, left, weights);
        shift(one, by, left);
        most = Math.max(most, Math.abs(by));
      }
    if (most < 1e-5) break;
  }
  return moved;
}

interface Group {
  readonly members: readonly number[];
  offset: number;
}

function groupsOf(observations: readonly Observation[], by: 'cell' | 'clutter'): Map<string, Group> {
  const members = Map.groupBy(observations.keys(), (at) => observations[at]?.[by] ?? '');
  return new Map(
    [...members]
      .filter(([, list]) => list.length >= fewestOfGroup)
      .map(([name, list]) => [name, { members: list, offset: 0 }]),
  );
}

function shift(group: Group, by: number, left: number[]): void {
  group.offset += by;
  for (const at of group.members) left[at] = (left[at] ?? 0) - by;
}

function meanOf(members: Iterable<number>, left: readonly number[], weights: readonly number[]): number {
  let [sum, weight] = [0, 0];
  for (const at of members) {
    sum += (weights[at] ?? 0) * (left[at] ?? 0);
    weight += weights[at] ?? 0;
  }
  return weight > 0 ? sum / weight : 0;
}

/** @returns what the offsets were off 0 in the mean over all members */
function center(group: ReadonlyMap<string, Group>): number {
  let [sum, count] = [0, 0];
  for (const { members, offset } of group.values()) {
    sum += members.length * offset;
    count += members.length;
  }
  const mean = count > 0 ? sum / count : 0;
  for (const one of group.values()) one.offset -= mean;
  return mean;
}
