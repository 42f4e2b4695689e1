import { benchCalgary } from './calgary.ts';
import { benchCity } from './city.ts';
import { benchExposure } from './exposure.ts';
import { benchGrowth } from './growth.ts';

export interface CoverageBench {
  readonly runs: number;
  readonly sites: number;
  readonly say: (line: string) => void;
}

/**
 * The coverage engine: agreement and speed against SPLAT!, a city, a moved site, growth with the number of
 * pixels, and the exposure about many sites.
 */
export async function benchCoverage({ runs, sites, say }: CoverageBench): Promise<void> {
  await benchCalgary(runs, say);
  await benchGrowth(say);
  await benchCity(sites, say);
  benchExposure(say);
}
