import { middleOf } from '../coordinates/middle-place.ts';
import { type CoordinateSystem, toWgs84 } from '../coordinates/offset-systems.ts';
import { utmAbout } from '../coordinates/reference-systems.ts';
import { type AntennaChoice, patternOf } from '../coverage/antenna-choice.ts';
import { apertureOf } from '../exposure/aperture.ts';
import { assessExposure, type ExposureAssessment } from '../exposure/assess-exposure.ts';
import { Emitter } from '../exposure/emitter.ts';
import { GainGlobe } from '../exposure/gain-globe.ts';
import { projectShares } from '../exposure/public-limit.ts';
import { antennasOf, readAntennas } from './case-antennas.ts';
import type { ExposureCase } from './exposure-case.ts';

export interface ExposedCase {
  readonly assessment: ExposureAssessment;
  readonly projection: ReturnType<typeof utmAbout>['projection'];
  /** Of the limit, what one site may use. */
  readonly share: number;
  /** Of the full power, what was counted. */
  readonly duty: number;
}

/** m above ground: where HJ 1151-2020 has the probe. */
const usualHead = 1.7;

/**
 * Works out the exposure of a case.
 * @param beside folder that the case's antenna files lie in
 * @throws Problem `network.bad-emission`, `network.bad-antenna-file`, `network.unreadable-file`
 */
export async function exposeCase(given: ExposureCase, beside: string): Promise<ExposedCase> {
  const antennas = antennasOf(given.antennas, await readAntennas(given.antennas, beside));
  const coordinates = (given.coordinates ?? 'WGS84') as CoordinateSystem;
  const placed = given.sites.map((site) => ({ site, at: toWgs84(coordinates, site) }));
  const { projection } = utmAbout(middleOf(placed.map(({ at }) => at)));
  const patterns = new Map(Object.entries(antennas).map(([name, antenna]) => [name, readied(antenna)]));
  const duty = given.duty ?? 1;
  const sites = placed.map(({ site, at }) => {
    const { x, y } = projection.project(at);
    const lean = projection.convergence(at);
    const ground = site.ground ?? 0;
    const emitters = site.cells.map((cell) => {
      const antenna = patterns.get(cell.antenna);
      if (antenna === undefined) throw new RangeError(`${cell.antenna} is not there`);
      const aperture = given.apertures?.[cell.antenna] ?? apertureOf(antenna.choice, cell.frequency);
      if (aperture === undefined) throw new RangeError(`${cell.antenna} has no aperture`);
      return new Emitter({
        site: site.id,
        cell: cell.id,
        x,
        y,
        z: ground + site.height,
        frequency: cell.frequency,
        power: duty * 10 ** (cell.power / 10 - 3),
        rated: 10 ** (cell.power / 10 - 3),
        azimuth: cell.azimuth - lean,
        tilt: cell.tilt,
        pattern: antenna.pattern,
        globe: antenna.globe,
        aperture,
      });
    });
    return { id: site.id, ground, emitters };
  });
  const places = (given.places ?? []).map(({ id, ground = 0, height, ...at }) => {
    const { x, y } = projection.project(toWgs84(coordinates, at));
    return { id, x, y, z: ground + height };
  });
  const share = projectShares[(given.share ?? 'other') as keyof typeof projectShares];
  const person = given.person ?? usualHead;
  return { assessment: assessExposure(sites, { share, person, places }), projection, share, duty };
}

function readied(choice: AntennaChoice) {
  const pattern = patternOf(choice);
  return { choice, pattern, globe: new GainGlobe(pattern) };
}
