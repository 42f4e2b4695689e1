import type { Item } from '../model/item.ts';
import type { Setting } from '../setting.ts';
import { driveTests } from './drive-tests.ts';
import { areasWithStations } from './key-area-stations.ts';
import { cellsOf } from './key-areas.ts';
import { levelsOf, type PlacedStation, placed, predictedLevels, resultsOf } from './predicted-levels.ts';

/**
 * What covers the cells of key areas: for each area the results of a run, a level of each cell from the strongest stations that
 * are planned there, and the drive test that was driven on the day when a station went on air.
 */
export function* coverageEvidence(setting: Setting): Generator<Item> {
  let driven = 0;
  for (const { area, stations } of areasWithStations(setting)) {
    const sites: readonly PlacedStation[] = stations.map(placed);
    yield* resultsOf(setting, area, sites);
    const levels = cellsOf(area).map((cell) => ({ cell, levels: levelsOf(setting, cell, sites) }));
    for (const each of levels) yield* predictedLevels(area, each.cell, each.levels);
    for (const [index, each] of levels.entries()) {
      if (index % 3 !== 0) continue;
      driven += 1;
      yield* driveTests(setting, area, { ...each, weak: driven % 70 === 0 });
    }
  }
}
