import { ssbBeams } from '@yuheng/network/array';
import { assessExposure } from '@yuheng/network/assess-exposure';
import { element38901 } from '@yuheng/network/element';
import { Emitter } from '@yuheng/network/emitter';
import { GainGlobe } from '@yuheng/network/gain-globe';
import { seeded } from './synthetic-city.ts';

const count = 10_000;
/** m: a place as dense as the benchmark's city, 4.8 sites a square kilometre. */
const side = 45_600;

/** Exposure of many shared sites: three cells in each of two bands, volumes and the worst place about every site. */
export function benchExposure(say: (line: string) => void): void {
  const next = seeded(3);
  const [start, before] = [performance.now(), process.cpuUsage()];
  const panel = { element: element38901, rows: 8, columns: 8, rowSpacing: 0.5, columnSpacing: 0.5 };
  const pattern = ssbBeams(panel, { count: 8, width: 110, elevation: -3 });
  const globe = new GainGlobe(pattern);
  const sites = Array.from({ length: count }, (_, number) => {
    const place = { x: side * next(), y: side * next(), z: 25 + 5 * (number % 4) };
    const emitters = [2600, 3500].flatMap((frequency) =>
      [0, 120, 240].map(
        (azimuth) =>
          new Emitter({
            ...place,
            site: `s${number}`,
            cell: `${frequency}-${azimuth}`,
            frequency,
            azimuth,
            power: 37.5,
            tilt: number % 9,
            pattern,
            globe,
            aperture: { height: 0.9, width: 0.5 },
          }),
      ),
    );
    return { id: `s${number}`, ground: 0, emitters };
  });
  const { places } = assessExposure(sites, { share: 1 / 5, person: 1.7, places: [] });
  const { user, system } = process.cpuUsage(before);
  const most = places.reduce((worst, { ratio }) => Math.max(worst, ratio), 0);
  say(
    `exposure (synthetic): ${count} sites with ${6 * count} antennas, ${places.length} worst places: ` +
      `${((performance.now() - start) / 1000).toFixed(2)} s wall, ${((user + system) / 1e6).toFixed(2)} CPU s; ` +
      `highest sum ${(100 * most).toFixed(1)} % of the limit`,
  );
}
