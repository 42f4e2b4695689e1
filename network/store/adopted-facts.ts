import { setImmediate as pause } from 'node:timers/promises';
import { hashOf } from '@yuheng/kernel/digest';
import type { Entity } from '@yuheng/kernel/facts-model';
import type { Kernel } from '@yuheng/kernel/kernel';
import { Problem } from '@yuheng/kernel/problem';
import { parseStatements } from '@yuheng/kernel/statement';
import { kept } from '../coverage/coverage-layer.ts';
import { cellLevels, type LevelPixels, shareReached } from '../rules/cell-levels.ts';
import { numberOf, textOf } from '../rules/fact-values.ts';
import { property, relationship } from '../rules/wire-attribute.ts';
import { areaPixels } from './area-pixels.ts';
import { areasOf } from './area-squares.ts';
import type { LoadedRun } from './loaded-run.ts';
import type { StoredRun } from './run-store.ts';
import { polygonsOf } from './station-facts.ts';
import type { Change } from './write-in-parts.ts';

type Facts = Kernel['facts'];

/** What a run says of the key areas that it covers, as changes of facts. */
export interface Adopted {
  readonly changes: readonly Change[];
  readonly areas: number;
  readonly cells: number;
  readonly levels: number;
}

/**
 * Results of a run for each key area and operator, and levels of its cells; what an earlier run said of these areas goes.
 * @throws Problem `network.run-without-areas`, `network.run-of-unknown-stations`, `network.no-threshold`
 */
export async function adoptedFacts(
  facts: Facts,
  run: LoadedRun,
  stored: StoredRun,
  onArea: (done: number, total: number) => void,
): Promise<Adopted> {
  const pixels = await levelPixels(facts, run);
  const { entities: thresholds } = await facts.query({ types: ['CoverageThreshold'], q: 'minimumRsrp' });
  const found = await areasOf(facts, run);
  const changes: Change[] = [];
  let [cells, levels] = [0, 0];
  for (const [index, { area, squares }] of found.entries()) {
    onArea(index, found.length);
    await pause();
    // Others may have tried changes on the run meanwhile.
    run.try([]);
    const said = new Map<string, object>();
    const operators = new Set<string>();
    for (const { cell, box } of squares) {
      const ranks = new Map<string, number>();
      for (const { operator, station, rsrp } of cellLevels(pixels, box)) {
        const rank = (ranks.get(operator) ?? 0) + 1;
        ranks.set(operator, rank);
        operators.add(operator);
        said.set(idOf('PredictedLevel', cell.id, operator, rank), {
          rsrp: property(rsrp, { unitCode: 'DBM' }),
          operator: property(operator),
          cell: relationship(cell.id),
          server: relationship(station),
          result: relationship(idOf('CoverageResult', area.id, operator)),
          ...placeOf(area),
        });
      }
    }
    levels += said.size;
    cells += squares.length;
    const { grid } = run.coverage.terrain;
    const shape = { type: 'MultiPolygon', coordinates: polygonsOf(area) } as const;
    const own = areaPixels(shape, grid, run.system.projection, run.coverage.sites);
    for (const operator of operators) {
      const threshold = thresholdOf(thresholds, operator, textOf(area, 'kind') ?? '');
      said.set(idOf('CoverageResult', area.id, operator), {
        name: property(`${textOf(area, 'name') ?? ''} · ${operator}`),
        run: property(stored.id),
        model: property(run.stored.model),
        inputs: property(stored.inputHash ?? ''),
        operator: property(operator),
        threshold: property(threshold, { unitCode: 'DBM' }),
        coveredArea: property(Math.round(1000 * shareReached(pixels, own, operator, threshold)) / 10, {
          unitCode: 'P1',
        }),
        ...placeOf(area),
      });
    }
    changes.push(...(await withoutOthers(facts, area.id, said)));
  }
  return { changes, areas: found.length, cells, levels };
}

async function levelPixels(facts: Facts, run: LoadedRun): Promise<LevelPixels> {
  const ids = run.coverage.sites.map(({ id }) => id).filter((id) => id.startsWith('urn:'));
  const { entities } =
    ids.length === 0 ? { entities: [] } : await facts.query({ types: ['BaseStation'], ids, q: 'operator' });
  if (entities.length === 0) throw new Problem('network.run-of-unknown-stations');
  const stations = new Map(
    entities.map((entity) => [entity.id, { id: entity.id, operator: textOf(entity, 'operator') ?? '' }]),
  );
  const { layer, cells } = run.coverage;
  const ofServer = cells.map(({ site }) => stations.get(site) ?? null);
  return {
    columns: layer.columns,
    servers: layer.servers,
    levels: layer.levels,
    stride: kept,
    stationOf: (server) => ofServer[server - 1] ?? null,
  };
}

async function withoutOthers(
  facts: Facts,
  area: string,
  said: ReadonlyMap<string, object>,
): Promise<readonly Change[]> {
  const types = ['PredictedLevel', 'CoverageResult'];
  const { entities } = await facts.query({ types, q: `keyArea=="${area}"`, attributes: ['keyArea'] });
  return [
    ...entities.flatMap(({ id }): Change[] => (said.has(id) ? [] : [{ op: 'delete', id }])),
    ...[...said].map(([id, attributes]): Change => {
      const type = id.split(':')[2] ?? '';
      return { op: 'upsert', id, types: [type], statements: parseStatements(attributes as never) };
    }),
  ];
}

function thresholdOf(thresholds: readonly Entity[], operator: string, scene: string): number {
  const found = thresholds.find(
    (each) => textOf(each, 'operator') === operator && textOf(each, 'scene') === scene,
  );
  const value = found && numberOf(found, 'minimumRsrp');
  if (value == null) throw new Problem('network.no-threshold', { operator, scene });
  return value;
}

/** Of the same area or cell, operator and rank always the same: a new run takes the place of the one before. */
function idOf(type: string, of: string, operator: string, rank?: number): string {
  const short = of.slice(of.lastIndexOf(':') + 1);
  const hash = hashOf(JSON.stringify([of, operator])).slice(0, 12);
  return `urn:ngsi-ld:${type}:${short}-${hash}${rank === undefined ? '' : `-${rank}`}`;
}

function placeOf(area: Entity) {
  const city = textOf(area, 'city');
  return { keyArea: relationship(area.id), ...(city === null ? {} : { city: relationship(city) }) };
}
