import { Problem } from '../http/problem.ts';
import type { JobProblem } from './job.ts';

/** What of an error may be shown: a Problem is told as it is, everything else is ours to mend and only reported. */
export function faultOf(error: unknown): JobProblem {
  return error instanceof Problem
    ? { code: error.code, values: error.values }
    : { code: 'jobs.failed', values: {} };
}
