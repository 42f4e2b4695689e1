import { createHash } from 'node:crypto';
import { displacement, type Position } from '../geography/plane.ts';
import { type Item, item, property, relationship } from '../model/item.ts';
import { random } from '../model/random.ts';
import { operators } from '../names/operators.ts';
import type { Setting } from '../setting.ts';
import { cityId } from './administrative-areas.ts';
import { thresholdOf } from './coverage-thresholds.ts';
import { type AreaCell, cellsOf, type KeyAreaSite, keyAreaId } from './key-areas.ts';

/** What a level comes from. */
export interface PlacedStation {
  readonly id: string;
  /** The last part of its id, for example `s001`. */
  readonly short: string;
  readonly operator: string;
  readonly band: number;
  readonly place: Position;
  readonly planned: string;
  /** When it went on air; null when it has not. */
  readonly onAir: string | null;
}

export interface Level {
  readonly station: PlacedStation;
  /** dBm. */
  readonly rsrp: number;
}

/** A law of distance with a little noise: -105 dBm at 600 m. It looks at no terrain: nothing real is predicted. */
const model = {
  name: 'synthetic: -105 dBm at 600 m, 38 dB a decade',
  edge: -105,
  range: 600,
  decade: 38,
  noise: 0.5,
};
/** Weaker ones are left out, and so are all but the strongest of a cell. */
const faintest = -110;
const strongest = 3;

export function placed({ entity }: Item): PlacedStation {
  const told = (name: string) =>
    entity[name] as unknown as { readonly value: unknown; readonly observedAt: string };
  const status = told('status');
  const { coordinates } = told('location').value as { coordinates: Position };
  return {
    id: entity.id,
    short: entity.id.slice(entity.id.lastIndexOf('-') + 1),
    operator: String(told('operator').value),
    band: Number(told('bandMHz').value),
    place: coordinates,
    planned: told('location').observedAt,
    onAir: status.value === 'onAir' ? status.observedAt : null,
  };
}

/** The strongest levels of a cell, strongest first, from stations on air and from those that are planned. */
export function levelsOf(
  { seed }: Setting,
  cell: AreaCell,
  stations: readonly PlacedStation[],
): readonly Level[] {
  const draw = random(seed, 'levels', cell.short);
  return stations
    .map((station) => ({
      station,
      rsrp: levelAt(cell.centre, station.place, draw.between(-model.noise, model.noise)),
    }))
    .filter(({ rsrp }) => rsrp >= faintest)
    .toSorted((a, b) => b.rsrp - a.rsrp)
    .slice(0, strongest);
}

function levelAt(from: Position, to: Position, noise: number): number {
  const { east, north } = displacement(from, to);
  const metres = Math.max(30, Math.hypot(east, north));
  return Math.round((model.edge + model.decade * Math.log10(model.range / metres) + noise) * 10) / 10;
}

const resultShort = (area: KeyAreaSite, operator: string) =>
  `${area.short}-o${operators.findIndex(({ name }) => name === operator) + 1}`;

/** One result for each operator: the area that its stations cover once all of them are on air. */
export function* resultsOf(
  setting: Setting,
  area: KeyAreaSite,
  stations: readonly PlacedStation[],
): Generator<Item> {
  const { seed, epoch } = setting;
  const inputs = createHash('sha256').update(
    JSON.stringify([model, stations.map(({ id, place }) => [id, place])]),
  );
  const digest = inputs.digest('hex');
  const cells = cellsOf(area);
  for (const { name } of operators) {
    const threshold = thresholdOf(name, area.kind);
    const own = stations.filter(({ operator }) => operator === name);
    const covered = cells.filter((cell) =>
      levelsOf(setting, cell, stations).some(
        ({ station, rsrp }) => own.includes(station) && rsrp >= threshold,
      ),
    );
    yield item('CoverageResult', resultShort(area, name), {
      name: property(`${area.name}覆盖计算（合成，${name}）`, epoch),
      run: property(`world-${seed}`, epoch),
      model: property(model.name, epoch),
      inputs: property(digest, epoch),
      operator: property(name, epoch),
      threshold: property(threshold, epoch, 'DBM'),
      coveredArea: property(Math.round((1000 * covered.length) / cells.length) / 10, epoch, 'P1'),
      keyArea: relationship(keyAreaId(area), epoch),
      city: relationship(cityId(area.city), epoch),
    });
  }
}

/** Known since the station was planned; it counts from when that is on air. */
export function* predictedLevels(
  area: KeyAreaSite,
  cell: AreaCell,
  levels: readonly Level[],
): Generator<Item> {
  for (const { station, rsrp } of levels) {
    const { planned, operator } = station;
    yield item('PredictedLevel', `${cell.short}-${station.short}`, {
      rsrp: property(rsrp, planned, 'DBM'),
      operator: property(operator, planned),
      cell: relationship(`urn:ngsi-ld:CoverageCell:${cell.short}`, planned),
      server: relationship(station.id, planned),
      result: relationship(`urn:ngsi-ld:CoverageResult:${resultShort(area, operator)}`, planned),
      keyArea: relationship(keyAreaId(area), planned),
      city: relationship(cityId(area.city), planned),
    });
  }
}
