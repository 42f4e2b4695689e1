import type { CalibratedCase } from '@yuheng/network/calibrate-case';
import { both } from './text.ts';

/** How far calibrated levels are off, in one line. */
export function calibrationText({ places, holdOut, before }: CalibratedCase['calibration']): string {
  return both('network.calibrated', {
    places,
    rms: holdOut.rms.toFixed(1),
    typical: holdOut.typical.toFixed(1),
    folds: holdOut.folds,
    before: before.rms.toFixed(1),
  });
}
