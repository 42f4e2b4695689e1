import { Problem } from '../../http/problem.ts';
import { errorCode } from '../../store/errors.ts';
import { LostRace } from './store-work.ts';

/** What somebody else's write can do to ours; tried again so often. */
const ATTEMPTS = 5;
/** SQLSTATEs: two waited for each other; a row changed after the snapshot was taken; what a row belongs to is gone. */
const RACES: ReadonlySet<string | undefined> = new Set(['40P01', '40001', '23503']);

/** Tries again what failed only because somebody else wrote at the same time. @throws Problem facts.busy */
export async function withoutRaces<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof LostRace) && !RACES.has(errorCode(error))) throw error;
      if (attempt === ATTEMPTS) throw new Problem('facts.busy');
    }
  }
}
