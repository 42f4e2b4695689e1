import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkSelection } from '@yuheng/network/check-selection';
import { greedyCover } from '@yuheng/network/greedy-cover';
import { readCoverFile } from '@yuheng/network/read-cover-file';
import { selectColumns } from '@yuheng/network/select-columns';

const data = join(import.meta.dirname, '../../shared/data/network/set-covering');

interface Result {
  readonly family: string;
  readonly reached: boolean;
  /** Shares of the best known cost, and of the own. */
  readonly excess: number;
  readonly gap: number;
  readonly seconds: number;
  /** Cost of the plain greedy over ours. */
  readonly greedy: number;
}

export interface SelectBench {
  /** CPU seconds for each instance at most. */
  readonly seconds: number;
  readonly say: (line: string) => void;
}

/** Selection on the set covering instances beside the checkout, by family, against the plain greedy of the same run. */
export async function benchSelect({ seconds, say }: SelectBench): Promise<void> {
  if (!existsSync(data)) {
    say('selection: skipped, no reference data beside the checkout');
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'yuheng-select-'));
  try {
    const archive = readdirSync(data).find((name) => name.endsWith('.tar.xz')) ?? '';
    const { status } = spawnSync('tar', ['xJf', join(data, archive), '-C', folder]);
    if (status !== 0) {
      say('selection: skipped, tar cannot unpack the reference data');
      return;
    }
    const known = bestKnown(readFileSync(join(data, 'best-known-and-bounds.csv'), 'utf8'));
    const results: Result[] = [];
    for (const name of readdirSync(folder).toSorted()) {
      const best = known.get(name);
      if (best !== undefined)
        results.push(await solve(name, readFileSync(join(folder, name)), best, seconds));
    }
    const families = Map.groupBy(results, ({ family }) => family);
    for (const [family, of] of families) say(line(family, of));
    say(line('all', results));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function solve(name: string, bytes: Uint8Array, best: number, seconds: number): Promise<Result> {
  const before = process.cpuUsage();
  const problem = readCoverFile(name, bytes, 'or-library');
  const selection = await selectColumns(problem, { seed: 1, seconds });
  const { user, system } = process.cpuUsage(before);
  const [fault] = checkSelection(problem, selection);
  if (fault !== undefined) throw new Error(`${name}: ${JSON.stringify(fault)}`);
  return {
    family: /^scp(.)/.exec(name)?.[1]?.toUpperCase() ?? name,
    reached: selection.cost <= best,
    excess: selection.cost / best - 1,
    gap: selection.gap,
    seconds: (user + system) / 1e6,
    greedy: greedyCover(problem).cost / selection.cost,
  };
}

/** By file name, of the weighted problems only: the table has them as a path, options, …, value, bound. */
function bestKnown(table: string): ReadonlyMap<string, number> {
  const rows = table.split('\n').map((row) => row.split(','));
  return new Map(
    rows
      .filter(([, format, options]) => format === 'orlibrary' && options === '')
      .map((row) => [row[0]?.split('/').at(-1) ?? '', Number(row.at(-2))]),
  );
}

function line(family: string, results: readonly Result[]): string {
  const mean = (of: (result: Result) => number) =>
    results.reduce((sum, result) => sum + of(result), 0) / results.length;
  const percent = (of: (result: Result) => number) => `${(100 * mean(of)).toFixed(3)} %`;
  const reached = results.filter((result) => result.reached).length;
  const proven = results.filter((result) => result.gap === 0).length;
  return (
    `selection ${family}: best known cost on ${reached} of ${results.length}, above it by ${percent(({ excess }) => excess)}; ` +
    `proven ${proven}, gap to the bound ${percent(({ gap }) => gap)}; ${mean((result) => result.seconds).toFixed(2)} CPU s; ` +
    `greedy costs ${mean(({ greedy }) => greedy).toFixed(3)} times as much`
  );
}
