import { createHash } from 'node:crypto';
import { outageArea } from '../events/subjects.ts';
import { geo, offset, point } from '../geography/plane.ts';
import { iso } from '../model/calendar.ts';
import { type Item, item, property, relationship } from '../model/item.ts';
import { random } from '../model/random.ts';
import type { Setting } from '../setting.ts';
import { cityId } from './administrative-areas.ts';
import { thresholdOf } from './coverage-thresholds.ts';
import { type AreaCell, cellSide, type KeyAreaSite, keyAreaId } from './key-areas.ts';
import type { Level } from './predicted-levels.ts';

/** Samples of one cell. */
const rows = 4;
const minuteMs = 60_000;

interface DrivenCell {
  readonly cell: AreaCell;
  readonly levels: readonly Level[];
  /** Here the test finds less than was predicted. */
  readonly weak: boolean;
}

/**
 * The samples of a cell, driven as soon as its strongest station is on air: a little above what was
 * predicted, because a car stands outdoors; half of them far below the threshold where the cell is weak.
 */
export function* driveTests(
  { seed }: Setting,
  area: KeyAreaSite,
  { cell, levels, weak }: DrivenCell,
): Generator<Item> {
  const best = levels.find(
    ({ station, rsrp }) => station.onAir !== null && rsrp >= thresholdOf(station.operator, area.kind),
  );
  if (best === undefined || best.station.onAir === null) return;
  const { operator, band, id, onAir } = best.station;
  const draw = random(seed, 'drive-test', cell.short);
  const file = createHash('sha256').update(`drive test of ${area.short}, seed ${seed}`).digest('hex');
  // The events of the demo count the cells of this area.
  const poor = weak && area.short !== outageArea;
  for (let row = 1; row <= rows; row += 1) {
    const at = iso(Date.parse(onAir) + row * minuteMs);
    const low = poor && row % 2 === 0;
    const rsrp = low
      ? thresholdOf(operator, area.kind) - draw.between(3, 9)
      : best.rsrp + 4 + 1.2 * draw.normal();
    const [east, north] = [draw.between(-0.45, 0.45) * cellSide, draw.between(-0.45, 0.45) * cellSide];
    yield item('DriveTestSample', `${cell.short}-${row}`, {
      rsrp: property(Math.round(rsrp * 10) / 10, at, 'DBM'),
      sinr: property(Math.round((low ? -4 : 14) * 10 + 40 * draw.normal()) / 10, at, '2N'),
      operator: property(operator, at),
      bandMHz: property(band, at, 'MHZ'),
      file: property(file, at),
      row: property((Number(cell.number) - 1) * rows + row, at, 'C62'),
      location: geo(point(offset(cell.centre, east, north)), at),
      cell: relationship(`urn:ngsi-ld:CoverageCell:${cell.short}`, at),
      server: relationship(id, at),
      keyArea: relationship(keyAreaId(area), at),
      city: relationship(cityId(area.city), at),
    });
  }
}
