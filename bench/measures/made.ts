import type { Statement } from '@yuheng/kernel/facts-model';
import type { MeasureDefinition } from '@yuheng/kernel/measures-definition';
import { parseStatements } from '@yuheng/kernel/statement';

export const CITIES = Array.from({ length: 18 }, (_, index) => `city-${String(index + 1).padStart(2, '0')}`);
export const MEASURES_PER_TYPE = 10;
/** `city`, `sector`, `state` and v1 … v7. */
export const ATTRIBUTES = 10;
const SECTORS = ['a', 'b', 'c', 'd', 'e'];
const NUMBERS = [1, 2, 3, 4, 5, 6, 7];

/** What an entity says, out of its number alone. */
export interface Made {
  readonly city: string;
  readonly sector: string;
  readonly state: 'on' | 'off';
  /** v1 … v7, with a decimal: sums of them are rounded. */
  readonly values: readonly number[];
}

export function made(type: number, entity: number): Made {
  const draw = (salt: number): number => scrambled(type * 1_000_003 + entity * 31 + salt);
  return {
    city: CITIES[draw(1) % CITIES.length] ?? '',
    sector: SECTORS[draw(2) % SECTORS.length] ?? '',
    state: draw(3) % 3 === 0 ? 'off' : 'on',
    values: NUMBERS.map((number) => (draw(10 + number) % 10_000) / 10),
  };
}

/** A whole number of 32 bits that says nothing of where it comes from (the finalizer of MurmurHash3). */
function scrambled(number: number): number {
  let bits = number | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}

export function typeName(type: number): string {
  return `Made${String(type).padStart(3, '0')}`;
}

export function entityId(type: number, entity: number): string {
  return `urn:ngsi-ld:${typeName(type)}:${String(entity).padStart(7, '0')}`;
}

export function statementsOf({ city, sector, state, values }: Made): ReadonlyMap<string, Statement> {
  return parseStatements({
    city,
    sector,
    state,
    ...Object.fromEntries(values.map((value, index) => [`v${index + 1}`, { value, unitCode: 'C62' }])),
  });
}

/** One of the ten measures of a type. */
export function definitionOf(type: number, measure: number): Omit<MeasureDefinition, 'version'> {
  const { reads, q, expression, unit = 'C62' } = SHAPES[measure % MEASURES_PER_TYPE] ?? SHAPES[0];
  // These types are declared nowhere: so the selection says what unit their numbers have.
  const units = reads.filter(isNumber).map((name) => `${name}.unitCode=="C62"`);
  const asked = [...(q === undefined ? [] : [q]), ...units].join(';');
  return {
    code: codeOf(type, measure),
    select: {
      rows: {
        types: [typeName(type)],
        attributes: ['city', ...reads],
        ...(asked === '' ? {} : { q: asked }),
      },
    },
    expression,
    unit,
    direction: 'up',
    decimals: 1,
    tier: 'A',
    dimensions: ['city'],
  };
}

export function codeOf(type: number, measure: number): string {
  return `made-${type}-${measure}`;
}

interface Shape {
  readonly reads: readonly string[];
  readonly q?: string;
  /** `C62` where none is told. */
  readonly unit?: string;
  readonly expression: string;
  /** What `q` selects, in plain terms; everything where it is not told. */
  readonly selects?: (made: Made) => boolean;
  /** The same in plain terms: what the figure of these entities has to be. */
  readonly expected: (made: readonly Made[]) => number;
}

const isNumber = (name: string): boolean => /^v\d$/.test(name);
const v = (number: number) => (one: Made) => one.values[number - 1] ?? Number.NaN;
const isOn = ({ state }: Made): boolean => state === 'on';

const SHAPES: readonly [Shape, ...Shape[]] = [
  { reads: ['sector'], expression: 'count(rows)', expected: (all) => all.length },
  { reads: ['v1'], expression: 'sum(rows, "v1")', expected: (all) => total(all.map(v(1))) },
  { reads: ['v2'], expression: 'mean(rows, "v2")', expected: (all) => total(all.map(v(2))) / all.length },
  {
    reads: ['v3'],
    expression: '100.0 * count(rows.filter(x, x.v3 > 500.0)) / count(rows)',
    expected: (all) => (100 * all.filter((one) => v(3)(one) > 500).length) / all.length,
  },
  {
    reads: ['v4', 'v5'],
    expression: 'sum(rows, "v4") / sum(rows, "v5")',
    expected: (all) => total(all.map(v(4))) / total(all.map(v(5))),
  },
  {
    reads: ['state'],
    q: 'state=="on"',
    selects: isOn,
    expression: 'count(rows)',
    expected: (all) => all.length,
  },
  {
    reads: ['sector', 'v6'],
    expression: 'sum(rows.filter(x, x.sector == "a"), "v6")',
    expected: (all) => total(all.filter(({ sector }) => sector === 'a').map(v(6))),
  },
  {
    reads: ['v7'],
    q: 'v7>250',
    selects: (one) => v(7)(one) > 250,
    expression: 'mean(rows, "v7")',
    expected: (all) => total(all.map(v(7))) / all.length,
  },
  {
    reads: ['sector'],
    expression: 'double(size(grouped(rows, ["sector"])))',
    expected: (all) => new Set(all.map(({ sector }) => sector)).size,
  },
  {
    reads: ['state', 'v1'],
    expression: '100.0 * sum(rows.filter(x, x.state == "on"), "v1") / sum(rows, "v1")',
    expected: (all) => (100 * total(all.filter(isOn).map(v(1)))) / total(all.map(v(1))),
  },
];

/** What a measure comes to, of all entities and of each city; entities in the order of their ids. */
export function expectedOf(
  measure: number,
  all: readonly Made[],
): { readonly whole: number; readonly cities: ReadonlyMap<string, number> } {
  const { expected, selects = () => true } = SHAPES[measure % MEASURES_PER_TYPE] ?? SHAPES[0];
  const selected = all.filter(selects);
  const cities = Map.groupBy(selected, ({ city }) => city);
  return {
    whole: expected(selected),
    cities: new Map([...cities].map(([city, own]) => [city, expected(own)])),
  };
}

/** Is an attribute of an entity, as it was or as it is now, among the facts of a measure? */
export function uses(measure: number, attribute: string, before: Made, after: Made): boolean {
  const { reads, selects = () => true } = SHAPES[measure % MEASURES_PER_TYPE] ?? SHAPES[0];
  return (attribute === 'city' || reads.includes(attribute)) && (selects(before) || selects(after));
}

/** Sum with the digits kept that fall between large and small (Neumaier 1974). */
function total(numbers: readonly number[]): number {
  let [sum, rest] = [0, 0];
  for (const number of numbers) {
    const next = sum + number;
    rest += Math.abs(sum) < Math.abs(number) ? number - next + sum : sum - next + number;
    sum = next;
  }
  return sum + rest;
}
