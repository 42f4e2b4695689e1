import { both } from '../text.ts';
import { UsageError } from '../usage-error.ts';
import { networkCoverage } from './network-coverage.ts';
import { networkExposure } from './network-exposure.ts';

/** `yuheng network coverage|exposure …` */
export async function network([name, ...args]: readonly string[]): Promise<number> {
  switch (name) {
    case 'coverage':
      return await networkCoverage(args);
    case 'exposure':
      return await networkExposure(args);
    default:
      throw new UsageError(both('usage.network'));
  }
}
