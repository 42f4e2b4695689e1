import { type City, shortName } from '../geography/cities.ts';
import { contains } from '../geography/contains.ts';
import { geo, offset, type Position, point, polygon, rectangle } from '../geography/plane.ts';
import { cityArea } from '../geography/province.ts';
import { type Item, item, property, relationship, urn } from '../model/item.ts';
import { random } from '../model/random.ts';
import type { CityPlan, KeyAreaSize } from '../scale.ts';
import type { Setting } from '../setting.ts';
import { cityId } from './administrative-areas.ts';

/** Side of a coverage cell in metres. */
export const cellSide = 500;

/** Where a key area lies; what stands on it is derived from this. */
export interface KeyAreaSite {
  readonly city: City;
  /** Short id, for example `410100-k01`. */
  readonly short: string;
  readonly name: string;
  readonly kind: string;
  readonly centre: Position;
  readonly size: KeyAreaSize;
}

const kinds = [
  { kind: 'cityCentre', name: '中心城区' },
  { kind: 'transportHub', name: '高铁枢纽片区' },
  { kind: 'industrialPark', name: '高新产业园区' },
  { kind: 'universityTown', name: '高校园区' },
  { kind: 'newDistrict', name: '城市新区' },
  { kind: 'transportHub', name: '物流枢纽片区' },
  { kind: 'scenicArea', name: '文化旅游区' },
] as const;

export const keyAreaKinds = [...new Set(kinds.map(({ kind }) => kind))];

export function keyAreaId(site: KeyAreaSite): string {
  return urn('KeyArea', site.short);
}

/**
 * The key areas of a city on a spiral of squares around its centre, so that none touches another;
 * squares that reach beyond the city are passed over.
 */
export function keyAreaSites(city: City, plan: CityPlan): readonly KeyAreaSite[] {
  const widest = Math.max(...plan.keyAreas.flatMap(({ columns, rows }) => [columns, rows]));
  const spacing = (widest + 3) * cellSide;
  const sites: KeyAreaSite[] = [];
  for (let square = 0; sites.length < plan.keyAreas.length; square += 1) {
    const size = plan.keyAreas[sites.length];
    const [east, north] = spiral(square);
    const centre = offset(city.position, east * spacing, north * spacing);
    const corners = rectangle(centre, spacing, spacing);
    if (size === undefined || square > 400) throw new Error(`no room for the key areas of ${city.name}`);
    if (corners.every((corner) => contains(cityArea(city), corner))) {
      sites.push({ city, centre, size, ...titleOf(city, sites.length) });
    }
  }
  return sites;
}

function titleOf(city: City, index: number): Pick<KeyAreaSite, 'short' | 'name' | 'kind'> {
  const { kind, name } = kinds[index % kinds.length] ?? kinds[0];
  const round = Math.floor(index / kinds.length);
  return {
    short: `${city.code}-k${String(index + 1).padStart(2, '0')}`,
    name: `${shortName(city)}${name}${round === 0 ? '' : round + 1}`,
    kind,
  };
}

/** The `index`th square of a spiral around the origin: (0,0), (1,0), (1,1), (0,1), (-1,1) … */
function spiral(index: number): readonly [number, number] {
  let [x, y, dx, dy] = [0, 0, 1, 0];
  for (let done = 0, leg = 1, turns = 0; done < index; ) {
    for (let step = 0; step < leg && done < index; step += 1, done += 1) [x, y] = [x + dx, y + dy];
    [dx, dy] = [-dy, dx];
    turns += 1;
    if (turns % 2 === 0) leg += 1;
  }
  return [x, y];
}

/** East and north in metres of column and row, counted from the area's south-west corner, at `part` of a cell. */
export function withinArea({ size }: KeyAreaSite, column: number, row: number, part: number) {
  return {
    east: (column + part - size.columns / 2) * cellSide,
    north: (row + part - size.rows / 2) * cellSide,
  };
}

/** One square of a key area. */
export interface AreaCell {
  /** Short id, for example `410100-k01-c001`. */
  readonly short: string;
  readonly number: string;
  readonly column: number;
  readonly row: number;
  readonly centre: Position;
}

export function cellsOf(site: KeyAreaSite): readonly AreaCell[] {
  const { columns, rows } = site.size;
  return Array.from({ length: columns * rows }, (_, index) => {
    const [column, row] = [index % columns, Math.floor(index / columns)];
    const { east, north } = withinArea(site, column, row, 0.5);
    const number = String(index + 1).padStart(3, '0');
    return {
      short: `${site.short}-c${number}`,
      number,
      column,
      row,
      centre: offset(site.centre, east, north),
    };
  });
}

/** Key areas, each followed by its coverage cells. */
export function* keyAreas(setting: Setting): Generator<Item> {
  const { epoch, seed } = setting;
  for (const { city, plan } of setting.cities) {
    for (const site of keyAreaSites(city, plan)) {
      const { columns, rows } = site.size;
      yield item('KeyArea', site.short, {
        name: property(site.name, epoch),
        kind: property(site.kind, epoch),
        location: geo(polygon([rectangle(site.centre, columns * cellSide, rows * cellSide)]), epoch),
        city: relationship(cityId(city), epoch),
      });
      const draw = random(seed, 'cells', site.short);
      const floors = random(seed, 'floors', site.short);
      for (const { short, number, centre } of cellsOf(site)) {
        yield item('CoverageCell', short, {
          name: property(`${site.name}栅格${number}`, epoch),
          location: geo(point(centre), epoch),
          side: property(cellSide, epoch, 'MTR'),
          keyArea: relationship(keyAreaId(site), epoch),
          city: relationship(cityId(city), epoch),
          population: property(draw.whole(400, 4200), epoch, 'C62'),
          floorArea: property(floors.whole(20, 240) * 1000, epoch, 'MTK'),
        });
      }
    }
  }
}
