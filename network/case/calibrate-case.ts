import { calibrate } from '../calibration/calibrate.ts';
import type { Calibration } from '../calibration/calibration-file.ts';
import { type Observed, observe } from '../calibration/observe.ts';
import { readDriveTest } from '../calibration/read-drive-test.ts';
import type { CoordinateSystem } from '../coordinates/offset-systems.ts';
import type { CoverageCase } from './coverage-case.ts';
import { type CaseRun, prepareCase } from './prepare-case.ts';

export interface CalibratedCase extends Pick<Observed, 'unknownCells' | 'unpredicted'> {
  readonly calibration: Calibration;
  readonly samples: number;
}

/**
 * Calibrates the model of a case by a drive test in the case's coordinates. A calibration that the case names already is left
 * aside.
 * @param file name and text of the drive test
 * @throws Problem as `prepareCase`, `readDriveTest` and `calibrate`
 */
export async function calibrateCase(
  given: CoverageCase,
  run: CaseRun,
  file: { readonly name: string; readonly text: string },
  folds?: number,
): Promise<CalibratedCase> {
  const samples = readDriveTest(file.name, file.text);
  const { terrain, settings, sites, system } = await prepareCase(given, run);
  const coordinates = (given.coordinates ?? 'WGS84') as CoordinateSystem;
  const observed = observe(samples, coordinates, system.projection, terrain, settings, sites);
  const calibration = { model: run.model, ...calibrate(observed.observations, folds) };
  const { unknownCells, unpredicted } = observed;
  return { calibration, samples: samples.length, unknownCells, unpredicted };
}
