import { parseArgs } from 'node:util';

/** What `npm test -- …` was asked for. */
export interface Options {
  readonly checks: boolean;
  readonly tests: boolean;
  /** Properties are tried with new cases instead of the same ones every time. */
  readonly random: boolean;
  /** Files or folders from the root; empty for all. */
  readonly names: readonly string[];
  /** Milliseconds that one file may take. */
  readonly timeout: number;
}

/** Null for wrong usage. */
export function parseOptions(args: readonly string[]): Options | null {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: {
        only: { type: 'string' },
        random: { type: 'boolean', default: false },
        timeout: { type: 'string', default: '300' },
      },
      allowPositionals: true,
    });
    const { only } = values;
    const seconds = Number(values.timeout);
    if (only !== undefined && only !== 'checks' && only !== 'tests') return null;
    if (!Number.isFinite(seconds) || seconds <= 0) return null;
    return {
      checks: only !== 'tests',
      tests: only !== 'checks',
      random: values.random,
      names: positionals.map((name) => name.replace(/^\.\//, '').replace(/\/$/, '')),
      timeout: seconds * 1000,
    };
  } catch {
    return null;
  }
}
