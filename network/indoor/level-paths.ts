import { classOf, levelSteps } from '../rules/picture-classes.ts';
import type { FloorLevels } from './floor-levels.ts';

/** Pixels of one class as one path of SVG, in metres, y down: neighbours in a row are one rectangle. */
export interface LevelPath {
  readonly index: number;
  readonly path: string;
}

/** A floor by classes of level, from weak to strong; classes without a pixel are left out. */
export function levelPaths(floor: FloorLevels): readonly LevelPath[] {
  const paths = new Map<number, string[]>();
  for (const { value, box } of runsOf(floor, (level) => classOf(level, levelSteps))) {
    const boxes = paths.get(value) ?? [];
    boxes.push(box);
    paths.set(value, boxes);
  }
  return [...paths]
    .map(([index, boxes]) => ({ index, path: boxes.join('') }))
    .toSorted((one, other) => one.index - other.index);
}

/** Pixels below a threshold in dBm as one path. */
export function weakPath(floor: FloorLevels, threshold: number): string {
  return [...runsOf(floor, (level) => (level < threshold ? 1 : 0))]
    .filter(({ value }) => value === 1)
    .map(({ box }) => box)
    .join('');
}

function* runsOf(
  { west, south, step, columns, rows, levels }: FloorLevels,
  of: (level: number) => number,
): Generator<{ readonly value: number; readonly box: string }> {
  const rounded = (metres: number) => Math.round(metres * 1000) / 1000;
  for (let row = 0; row < rows; row += 1) {
    const top = rounded(-(south + (row + 1) * step));
    let [from, value] = [0, 0];
    for (let column = 0; column <= columns; column += 1) {
      const level = column < columns ? (levels[row * columns + column] ?? Number.NaN) : Number.NaN;
      const next = Number.isNaN(level) ? 0 : of(level);
      if (next === value) continue;
      if (value !== 0) {
        const width = rounded((column - from) * step);
        const box = `M${rounded(west + from * step)} ${top}h${width}v${rounded(step)}h${-width}z`;
        yield { value, box };
      }
      [from, value] = [column, next];
    }
  }
}
