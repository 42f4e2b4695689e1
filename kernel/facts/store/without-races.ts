import { Problem } from '../../http/problem.ts';
import { errorCode } from '../../store/errors.ts';
import { LostRace } from './store-work.ts';

/** What somebody else's write can do to ours; tried again so often. */
const ATTEMPTS = 5;
/** SQLSTATE of a transaction that PostgreSQL ended because two waited for each other. */
const DEADLOCK = '40P01';

/** Tries again what failed only because somebody else wrote at the same time. @throws Problem facts.busy */
export async function withoutRaces<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof LostRace) && errorCode(error) !== DEADLOCK) throw error;
      if (attempt === ATTEMPTS) throw new Problem('facts.busy');
    }
  }
}
