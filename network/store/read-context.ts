import type { Entity } from '@yuheng/kernel/facts-model';
import { positionsOf } from '@yuheng/kernel/geometry';
import type { Kernel } from '@yuheng/kernel/kernel';
import type { CoordinateSystem } from '../coordinates/offset-systems.ts';
import words from '../ledger/cell-words.json' with { type: 'json' };
import type { LedgerContext } from '../ledger/ledger-context.ts';
import { type LedgerKind, ledgers } from '../ledger/ledger-kinds.ts';
import { cellIndex, type Square } from '../rules/cell-index.ts';
import { boundariesOf, cityIndex } from '../rules/city-index.ts';
import { numberOf, textOf } from '../rules/fact-values.ts';
import { readAreas } from './city-areas.ts';

/** Degrees about China: where nobody has said which province it is. */
const china = { west: 73, south: 3, east: 136, north: 54 };

/** What the facts know that rows of a ledger are held against. */
export async function readContext(
  kernel: Kernel,
  kind: LedgerKind,
  system: CoordinateSystem,
): Promise<LedgerContext> {
  const { facts } = kernel;
  const [{ places, keyAreas }, { entities: stations }, { entities: namers }, { entities: cells }] =
    await Promise.all([
      readAreas(facts),
      facts.query({ types: ['BaseStation'], attributes: ['name', 'operator'] }),
      facts.query({ types: operatorNamers, attributes: operatorAttributes }),
      facts.query({ types: ['CoverageCell'], attributes: ['location', 'side', 'keyArea', 'city'] }),
    ]);
  const squares = cells.flatMap(squareOf);
  const cityOf = cityIndex(boundariesOf(places, keyAreas));
  return {
    system,
    region: regionOf(places),
    operators: new Set([...stations, ...namers].flatMap(operatorsOf)),
    cities: citiesOf(places),
    cityNames: new Map(
      places.flatMap((each) => {
        const name = textOf(each, 'name');
        return name === null ? [] : [[each.id, name] as const];
      }),
    ),
    cityAt: cityOf,
    stations: new Map(
      kind === 'drive-tests'
        ? stations.flatMap((each) =>
            [each.id, each.id.slice(each.id.lastIndexOf(':') + 1), textOf(each, 'name')].flatMap((name) =>
              name === null ? [] : [[name, each.id] as const],
            ),
          )
        : [],
    ),
    choices: choicesOf(kernel, kind),
    now: kernel.clock().toISOString(),
    cellAt: cellIndex(squares),
  };
}

/** What names operators besides stations. Drive tests do not: a sample of an operator without a threshold counts for nothing. */
const operatorNamers = ['CoverageThreshold', 'SiteDemand', 'SiteProject', 'IndoorSystem'];
const operatorAttributes = ['operator', 'operators', 'tenants'];

function operatorsOf({ facts }: Entity): readonly string[] {
  return operatorAttributes
    .flatMap((name) => facts[name]?.value ?? [])
    .filter((each): each is string => typeof each === 'string' && each !== '');
}

/** The box about the province, where the facts know one. */
function regionOf(places: readonly Entity[]): LedgerContext['region'] {
  const corners = places
    .filter((each) => textOf(each, 'level') === 'province')
    .flatMap((each) =>
      positionsOf((each.facts['location']?.value ?? { type: 'MultiPoint', coordinates: [] }) as never),
    );
  if (corners.length === 0) return china;
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  const least = (values: readonly number[]) => values.reduce((a, b) => Math.min(a, b));
  const most = (values: readonly number[]) => values.reduce((a, b) => Math.max(a, b));
  return { west: least(xs), south: least(ys), east: most(xs), north: most(ys) };
}

function citiesOf(places: readonly Entity[]): ReadonlyMap<string, string> {
  return new Map(
    places
      .filter((each) => textOf(each, 'level') === 'city')
      .flatMap((each) => {
        const name = textOf(each, 'name');
        return [name, name?.replace(/市$/, '') ?? null, textOf(each, 'nameEn'), textOf(each, 'code')].flatMap(
          (called) => (called === null ? [] : [[called, each.id] as const]),
        );
      }),
  );
}

/** Choices by their own names and by their texts in both languages. */
function choicesOf({ registry }: Kernel, kind: LedgerKind): LedgerContext['choices'] {
  const { type } = ledgers[kind];
  return new Map(
    Object.entries(type.attributes).flatMap(([name, declared]) => {
      if (!('oneOf' in declared) || declared.oneOf === undefined) return [];
      const called = declared.oneOf.flatMap((value) => {
        const texts = registry.text('network', `entities.${type.name}.values.${name}.${value}`);
        return [value, ...Object.values(texts)].map((text) => [text.toLowerCase(), value] as const);
      });
      const others: Readonly<Record<string, Readonly<Record<string, string>>>> = words.choices;
      called.push(...Object.entries(others[`${type.name}.${name}`] ?? {}));
      return [[name, new Map(called)] as const];
    }),
  );
}

function squareOf(cell: Entity): readonly Square[] {
  const { id, facts } = cell;
  const { type, coordinates } = (facts['location']?.value ?? {}) as { type?: string; coordinates?: unknown };
  const side = numberOf(cell, 'side');
  if (type !== 'Point' || side === null) return [];
  const [longitude, latitude] = coordinates as readonly [number, number];
  return [{ id, longitude, latitude, side, keyArea: textOf(cell, 'keyArea'), city: textOf(cell, 'city') }];
}
