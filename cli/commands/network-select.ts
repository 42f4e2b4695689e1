import { readFile } from 'node:fs/promises';
import { checkSelection } from '@yuheng/network/check-selection';
import { coverFormats, readCoverFile } from '@yuheng/network/read-cover-file';
import { type Selection, selectColumns } from '@yuheng/network/select-columns';
import { parseFlags } from '../flags.ts';
import { InputError } from '../input-error.ts';
import { showLine } from '../show-progress.ts';
import { both } from '../text.ts';
import { untilInterrupted } from '../until-interrupted.ts';
import { UsageError } from '../usage-error.ts';
import { wholeFlag } from '../whole-flag.ts';

/**
 * `yuheng network select FILE --format or-library|rail [--seconds N] [--steps N] [--seed S] [--json]`: the cheapest columns of a set
 * covering problem that cover all rows, with a bound that no choice can go below. Columns are told from 1, as in the file; the gap is
 * (cost − bound) / cost; seconds are CPU seconds of the whole command. Ctrl-C ends it without a result.
 */
export async function networkSelect(args: readonly string[]): Promise<number> {
  const { flags, on, rest } = parseFlags(args, ['format', 'seconds', 'steps', 'seed'], ['json'], 1);
  const [file] = rest;
  const format = coverFormats.find((name) => name === flags['format']);
  if (file === undefined || format === undefined) throw new UsageError('usage.network.select');
  const steps = flags['steps'] === undefined ? undefined : wholeFlag('steps', flags['steps'], 1, 1e12);
  // Whoever says how many steps wants all of them.
  const seconds = within('seconds', flags['seconds'] ?? (steps === undefined ? '10' : '86400'), 0.1, 86_400);
  const seed = wholeFlag('seed', flags['seed'] ?? '1', 0, 2 ** 32 - 1);
  const problem = readCoverFile(file, await readBytes(file), format);
  await untilInterrupted('network.select-interrupted', async (signal) => {
    const before = cpuSeconds();
    const selection = await selectColumns(problem, {
      seed,
      seconds: seconds - before,
      ...(steps === undefined ? {} : { steps }),
      signal,
      onProgress: ({ cost, lowerBound }) => showLine(`${lowerBound} ≤ ${cost}`),
    });
    showLine('');
    const faults = checkSelection(problem, selection);
    if (faults.length > 0) throw new Error(`the checker refuses the selection: ${JSON.stringify(faults[0])}`);
    tell(selection, selection.seconds + before, on.has('json'));
  });
  return 0;
}

function tell({ cost, columns, lowerBound, gap, steps }: Selection, seconds: number, json: boolean): void {
  const fromOne = columns.map((column) => column + 1);
  const rounded = Number(seconds.toFixed(3));
  if (json) {
    console.log(JSON.stringify({ cost, columns: fromOne, lowerBound, gap, seconds: rounded, steps }));
    return;
  }
  const values = { cost, count: columns.length, bound: lowerBound, seconds: rounded, steps };
  console.log(
    gap === 0
      ? both('network.selected-proven', values)
      : both('network.selected', { ...values, gap: (100 * gap).toPrecision(3) }),
  );
  console.log(fromOne.join(' '));
}

function within(flag: string, text: string, least: number, most: number): number {
  const value = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= least && value <= most)) throw new UsageError('usage.number', { flag, text, least, most });
  return value;
}

function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

async function readBytes(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (error) {
    throw new InputError('usage.unreadable', { file, reason: (error as Error).message });
  }
}
