import { UsageError } from '../usage-error.ts';
import { networkCalibrate } from './network-calibrate.ts';
import { networkCoverage } from './network-coverage.ts';
import { networkExposure } from './network-exposure.ts';
import { networkPlan } from './network-plan.ts';
import { networkSelect } from './network-select.ts';

/** `yuheng network coverage|calibrate|exposure|select|plan …` */
export async function network([name, ...args]: readonly string[]): Promise<number> {
  switch (name) {
    case 'coverage':
      return await networkCoverage(args);
    case 'calibrate':
      return await networkCalibrate(args);
    case 'exposure':
      return await networkExposure(args);
    case 'select':
      return await networkSelect(args);
    case 'plan':
      return await networkPlan(args);
    default:
      throw new UsageError('usage.network');
  }
}
