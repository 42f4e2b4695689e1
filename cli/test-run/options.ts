import { parseArgs } from 'node:util';
import type { Part } from './select-files.ts';

/** What `npm test -- …` was asked for. */
export interface Options {
  readonly checks: boolean;
  readonly tests: boolean;
  /** Of which part, where no files are named. */
  readonly part: Part;
  /** Only what makes databases on the server of the run. */
  readonly database: boolean;
  /** Properties are tried with new cases instead of the same ones every time. */
  readonly random: boolean;
  /** Files or folders from the root; empty for all. */
  readonly names: readonly string[];
  /** Rounds of kill -9 under load, with the tests that are made for them and no others; null: as few as every run has. */
  readonly kill: number | null;
  /** Random requests of which decisions are held against Cedar's, with that test and no others; null: as few as every run has. */
  readonly policy: number | null;
  /** Milliseconds that one file may take. */
  readonly timeout: number;
}

/** What `--kill` runs where nothing is named: servers of facts that die while they write and notify. */
const KILL_TESTS = [
  'kernel/facts/store/test/kill.test.ts',
  'kernel/facts/subscribe/test/kill.test.ts',
  'kernel/backup/test/kill.test.ts',
];
/** What `--policy` runs where nothing is named. */
const POLICY_TESTS = ['kernel/policy/cedar/test/same-as-cedar.test.ts'];
const ONLY: readonly string[] = ['checks', 'tests', 'durability', 'walks', 'database'];
/** What takes longer hangs; a browser on a busy machine takes five minutes. */
const FILE_SECONDS = 600;
/** One round takes so long at most. */
const KILL_SECONDS = 30;
/** A request takes so long at most. */
const POLICY_SECONDS = 0.01;

/** Null for wrong usage. */
export function parseOptions(args: readonly string[]): Options | null {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: {
        only: { type: 'string' },
        random: { type: 'boolean', default: false },
        timeout: { type: 'string' },
        kill: { type: 'string' },
        policy: { type: 'string' },
      },
      allowPositionals: true,
    });
    const { only } = values;
    const count = (text: string | undefined): number | null => (text === undefined ? null : Number(text));
    const [kill, policy] = [count(values.kill), count(values.policy)];
    const long = [kill, policy].filter((one) => one !== null);
    if (long.length > 1 || long.some((one) => !Number.isInteger(one) || one < 1 || only === 'checks'))
      return null;
    const more = (kill ?? 0) * KILL_SECONDS + (policy ?? 0) * POLICY_SECONDS;
    const seconds = Number(values.timeout ?? FILE_SECONDS + more);
    if (only !== undefined && !ONLY.includes(only)) return null;
    if (!Number.isFinite(seconds) || seconds <= 0) return null;
    return {
      checks: (only === undefined || only === 'checks') && long.length === 0,
      tests: only !== 'checks',
      part: only === 'walks' || only === 'durability' ? only : 'tests',
      database: only === 'database',
      random: values.random,
      names:
        long.length > 0 && positionals.length === 0
          ? kill === null
            ? POLICY_TESTS
            : KILL_TESTS
          : positionals.map((name) => name.replace(/^\.\//, '').replace(/\/$/, '')),
      kill,
      policy,
      timeout: seconds * 1000,
    };
  } catch {
    return null;
  }
}
