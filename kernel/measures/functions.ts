import { Environment } from '@marcbachmann/cel-js';
import { distance } from '../facts/model/distance.ts';
import { isGeometry, type Position, positionsOf } from '../facts/model/geometry.ts';
import { complete, latest } from './latest.ts';
import { grouped, matched, unmatched } from './matching.ts';
import type { Row } from './rows.ts';

/**
 * CEL with the functions of measures on top of the standard:
 * `count(list)`, `sum(list, "attribute")`, `mean(list, "attribute")` -> double (absent values count as nothing);
 * `covered(places, centres, metres)` -> those of the first list whose `location` lies within so many metres of one of the second;
 * `matched(rows, ["a=b"], others)` -> rows whose `a` is the `b` of one of the others, with what that one knows besides, so that
 * `["station=id"]` follows a relationship; `unmatched` of the same -> the rest; `grouped(rows, ["a"])` -> `{a, rows}` for each value;
 * `latest(rows, "a")` -> those whose `a` is the greatest (periods as ISO 8601 texts are in order);
 * `complete(rows, "a", n)` -> those of the greatest `a` that at least n rows have: the newest period for which all have reported.
 */
export function measureEnvironment(selections: readonly string[]): Environment {
  const environment = new Environment({ unlistedVariablesAreDyn: false })
    .registerFunction('count(list): double', (rows: readonly unknown[]) => rows.length)
    .registerFunction('sum(list, string): double', (rows: readonly Row[], name: string) =>
      total(numbersOf(rows, name)),
    )
    .registerFunction('mean(list, string): double', (rows: readonly Row[], name: string) => {
      const numbers = numbersOf(rows, name);
      return total(numbers) / numbers.length;
    })
    .registerFunction('covered(list, list, double): list<dyn>', covered)
    .registerFunction('matched(list, list, list): list<dyn>', matched)
    .registerFunction('unmatched(list, list, list): list<dyn>', unmatched)
    .registerFunction('grouped(list, list): list<dyn>', grouped)
    .registerFunction('latest(list, string): list<dyn>', latest)
    .registerFunction('complete(list, string, int): list<dyn>', complete);
  for (const name of selections) environment.registerVariable(name, 'list<map<string, dyn>>');
  return environment;
}

function numbersOf(rows: readonly Row[], name: string): readonly number[] {
  return rows.flatMap((row) => (typeof row[name] === 'number' ? [row[name]] : []));
}

/** Neumaier's compensated sum: no digit is lost between large and small; rows come in the order of their ids. */
function total(numbers: readonly number[]): number {
  let sum = 0;
  let lost = 0;
  for (const number of numbers) {
    const next = sum + number;
    lost += Math.abs(sum) >= Math.abs(number) ? sum - next + number : number - next + sum;
    sum = next;
  }
  return sum + lost;
}

/** A little less than a degree of latitude: cells come out larger than the radius, also on a round earth. */
const METRES_PER_DEGREE = 109_000;
/** Beyond this latitude the meridians are too close for columns. */
const POLAR = 80;

function covered(places: readonly Row[], centres: readonly Row[], metres: number): readonly Row[] {
  // A grid of cells no smaller than the radius: only the nine around a place can hold a centre within reach.
  const size = Math.max(metres / METRES_PER_DEGREE, 1e-6);
  const rowOf = (y: number): number => Math.floor(y / size);
  const columnOf = (x: number, row: number): number => {
    // One width per row of cells, from the row's edge nearest to a pole, keeps every cell at least `metres` wide.
    const widest = Math.max(Math.abs(row), Math.abs(row + 1)) * size;
    return widest > POLAR ? 0 : Math.floor(x / (size / Math.cos((widest * Math.PI) / 180)));
  };
  const grid = new Map<string, Position[]>();
  for (const centre of centres) {
    const position = positionOf(centre);
    if (!position) continue;
    const row = rowOf(position[1]);
    const key = `${columnOf(position[0], row)} ${row}`;
    const cell = grid.get(key);
    if (cell) cell.push(position);
    else grid.set(key, [position]);
  }
  const reaches = (position: Position): boolean => {
    const [x, y] = position;
    for (const row of [-1, 0, 1].map((step) => rowOf(y) + step)) {
      // The date line is where longitudes begin again.
      for (const around of [x, x - 360, x + 360]) {
        const column = columnOf(around, row);
        for (const step of [-1, 0, 1]) {
          const cell = grid.get(`${column + step} ${row}`);
          if (cell?.some((centre) => distance(centre, position) <= metres)) return true;
        }
      }
    }
    return false;
  };
  return places.filter((place) => {
    const position = positionOf(place);
    return position !== null && reaches(position);
  });
}

function positionOf(row: Row): Position | null {
  const geometry = row['location'];
  return isGeometry(geometry) && geometry.type === 'Point' ? (positionsOf(geometry)[0] ?? null) : null;
}
