import { Problem } from '@yuheng/kernel/problem';
import { type Calibration, readCalibration } from '../calibration/calibration-file.ts';
import { cover } from '../coverage/cover.ts';
import type { Coverage } from '../coverage/coverage.ts';
import type { CoverageCase } from './coverage-case.ts';
import { type CaseRun, type PreparedCase, prepareCase } from './prepare-case.ts';
import { readText } from './read-text.ts';

export interface CoveredCase extends Pick<PreparedCase, 'system' | 'files' | 'buildings'> {
  readonly coverage: Coverage;
  /** Absent where no drive test stands behind the levels. */
  readonly calibration?: Calibration;
}

/**
 * Computes a case from files.
 * @throws Problem as `prepareCase` and `cover`; `network.bad-calibration`, `network.unfit-calibration`
 */
export async function coverCase(given: CoverageCase, run: CaseRun): Promise<CoveredCase> {
  const calibration = await calibrationOf(given, run);
  const { terrain, settings, sites, system, files, buildings } = await prepareCase(given, run);
  const calibrated = calibration === undefined ? settings : { ...settings, offsets: calibration.offsets };
  const coverage = await cover(terrain, calibrated, sites, run);
  return {
    coverage,
    system,
    files,
    ...(buildings === undefined ? {} : { buildings }),
    ...(calibration === undefined ? {} : { calibration }),
  };
}

async function calibrationOf({ calibration: file }: CoverageCase, { model, beside }: CaseRun) {
  if (file === undefined) return undefined;
  const calibration = readCalibration(file, await readText(beside, file));
  if (calibration.model === model) return calibration;
  throw new Problem('network.unfit-calibration', { file, model, fitted: calibration.model });
}
