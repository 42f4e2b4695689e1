import { outageArea, outageStations } from '../events/subjects.ts';
import { geo, offset, type Position, point } from '../geography/plane.ts';
import { type Item, item, property, relationship } from '../model/item.ts';
import { type Random, random } from '../model/random.ts';
import { operators } from '../names/operators.ts';
import type { Setting } from '../setting.ts';
import { cityId } from './administrative-areas.ts';
import { buildOut, onAirAt, type Stage } from './build-out.ts';
import { type KeyAreaSite, keyAreaId, keyAreaSites, withinArea } from './key-areas.ts';

/** Share of the cells of all key areas that no station on air serves yet; drive tests find a few more. */
const uncovered = 0.0205;
/** Cells of a block: one site stands near the middle of two by two cells and serves exactly these. */
const cellsPerBlock = 4;
/** A site stands at most this far from the middle of its block, in metres east and north. */
const jitter = 100;

/**
 * The sites of key areas: one in each block of two by two cells, so that all together would cover everything,
 * and here and there a second one of another operator. Some blocks still wait for their site; how many is
 * carried from area to area, so the share of uncovered cells comes out right for every seed.
 */
export function* keyAreaStations(setting: Setting): Generator<Item> {
  for (const { stations } of areasWithStations(setting)) yield* stations;
}

/** Key areas in their order, each with its sites. */
export function* areasWithStations(
  setting: Setting,
): Generator<{ readonly area: KeyAreaSite; readonly stations: readonly Item[] }> {
  let owed = 0;
  for (const { city, plan } of setting.cities) {
    for (const area of keyAreaSites(city, plan)) {
      owed += uncovered * area.size.columns * area.size.rows;
      const waiting = blocksWaiting(setting, area, owed);
      owed -= waiting.size * cellsPerBlock;
      yield { area, stations: [...sitesOf(setting, area, waiting)] };
    }
  }
}

/** The centre of the capital, which the events of the demo use, is complete. */
function blocksWaiting({ seed }: Setting, area: KeyAreaSite, owed: number): ReadonlySet<number> {
  const waiting = new Set<number>();
  if (area.short === outageArea) return waiting;
  const draw = random(seed, 'waiting', area.short);
  const blocks = blocksOf(area);
  const wanted = Math.min(Math.round(owed / cellsPerBlock), Math.floor(blocks / 2));
  while (waiting.size < wanted) waiting.add(draw.whole(0, blocks - 1));
  return waiting;
}

function* sitesOf(setting: Setting, area: KeyAreaSite, waiting: ReadonlySet<number>): Generator<Item> {
  const draw = random(setting.seed, 'sites', area.short);
  const blocks = blocksOf(area);
  for (let block = 0; block < blocks; block += 1) {
    const stage: Stage = !waiting.has(block) ? 'onAir' : draw.chance(0.5) ? 'underConstruction' : 'planned';
    yield station(setting, area, block, block + 1, stage, draw);
  }
  let number = blocks;
  for (let block = 0; block < blocks; block += 1) {
    const alone = area.short === outageArea && block < outageStations.length;
    if (waiting.has(block) || alone || !draw.chance(0.35)) continue;
    number += 1;
    const stage: Stage = draw.chance(0.85) ? 'onAir' : 'underConstruction';
    yield station(setting, area, block, number, stage, draw);
  }
}

function station(
  setting: Setting,
  area: KeyAreaSite,
  block: number,
  number: number,
  stage: Stage,
  draw: Random,
): Item {
  const end = stage === 'onAir' ? onAirAt(draw, setting.issued, setting.today) : setting.today;
  const { planned, status } = buildOut(draw, stage, end);
  const operator = draw.pick(operators);
  const digits = String(number).padStart(3, '0');
  return item('BaseStation', `${area.short}-s${digits}`, {
    name: property(`${area.name}${digits}号基站`, planned),
    technology: property('5G', planned),
    status,
    operator: property(operator.name, planned),
    bandMHz: property(operator.band5G, planned, 'MHZ'),
    height: property(draw.whole(18, 40), planned, 'MTR'),
    location: geo(point(placeOf(area, block, draw)), planned),
    city: relationship(cityId(area.city), planned),
    keyArea: relationship(keyAreaId(area), planned),
  });
}

function placeOf(area: KeyAreaSite, block: number, draw: Random): Position {
  const across = area.size.columns / 2;
  const { east, north } = withinArea(area, (block % across) * 2, Math.floor(block / across) * 2, 1);
  return offset(area.centre, east + draw.between(-jitter, jitter), north + draw.between(-jitter, jitter));
}

function blocksOf({ size }: KeyAreaSite): number {
  return (size.columns / 2) * (size.rows / 2);
}
