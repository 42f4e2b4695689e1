import { UsageError } from '../usage-error.ts';
import { networkCalibrate } from './network-calibrate.ts';
import { networkCoverage } from './network-coverage.ts';
import { networkExposure } from './network-exposure.ts';

/** `yuheng network coverage|calibrate|exposure …` */
export async function network([name, ...args]: readonly string[]): Promise<number> {
  switch (name) {
    case 'coverage':
      return await networkCoverage(args);
    case 'calibrate':
      return await networkCalibrate(args);
    case 'exposure':
      return await networkExposure(args);
    default:
      throw new UsageError('usage.network');
  }
}
