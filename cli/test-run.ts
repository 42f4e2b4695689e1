import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { listFiles } from './check/house/list-files.ts';
import { chooseLanguage, type Say, wording } from './check/wording.ts';
import { coded } from './coded.ts';
import { batches } from './test-run/batches.ts';
import { checks } from './test-run/checks.ts';
import { longFirst } from './test-run/long-first.ts';
import { type Options, parseOptions } from './test-run/options.ts';
import { type FileResult, runFiles } from './test-run/run-files.ts';
import { selectFiles } from './test-run/select-files.ts';
import { shareFolder } from './test-run/share-folder.ts';
import { shareServer } from './test-run/share-server.ts';
import { add, closingLine, nothing, type Tally } from './test-run/tally.ts';
import { readFrom, usingDatabase } from './test-run/uses-database.ts';

const print = (line: string): void => void process.stdout.write(`${line}\n`);

/**
 * What `npm test` runs once everything is installed: the four checks, each counted as one test, then the test files, but for those that have a run of their own (`--only durability`, `--only walks`).
 * The last line is `N passed, N failed`, with `, N skipped` where tests were skipped.
 * Exit code 0: at least one test ran and none failed; 1: else; 2: wrong usage.
 */
export async function testRun(
  args: readonly string[],
  root = join(import.meta.dirname, '..'),
): Promise<number> {
  const say = await wording(chooseLanguage(undefined, process.env));
  const options = parseOptions(args);
  if (!options) {
    process.stderr.write(`${coded('cli.test.usage', say('test.usage'))}\n`);
    return 2;
  }
  if (options.kill !== null) process.env['YUHENG_KILL_ROUNDS'] = String(options.kill);
  if (options.policy !== null) {
    process.env['YUHENG_POLICY_REQUESTS'] = String(options.policy);
    // Others than every run has.
    process.env['YUHENG_POLICY_SEED'] = '1000000';
  }
  let tally = nothing;
  if (options.checks) tally = add(tally, await runChecks(root, say));
  if (options.tests) tally = add(tally, await runTests(root, options, say));
  if (tally.skips.length > 0) print(say('test.skips'));
  for (const { test, reason } of tally.skips) print(`  ${test}: ${reason}`);
  if (tally.passed + tally.failed === 0) print(say('test.none'));
  print(closingLine(tally));
  return tally.failed === 0 && tally.passed > 0 ? 0 : 1;
}

async function runChecks(root: string, say: Say): Promise<Tally> {
  let tally = nothing;
  for (const { name, run } of checks) {
    const started = performance.now();
    const { passed, output } = await run(root).catch(broken);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    if (!passed) print(output.trimEnd());
    print(`${say(`test.check.${name}`)}: ${say(passed ? 'test.passed' : 'test.failed', { seconds })}`);
    tally = add(tally, { passed: passed ? 1 : 0, failed: passed ? 0 : 1, skips: [] });
  }
  return tally;
}

/** A check that could not be made has not passed. */
function broken(error: unknown): { passed: boolean; output: string } {
  return { passed: false, output: inspect(error) };
}

async function runTests(root: string, options: Options, say: Say): Promise<Tally> {
  const { names, part, database, timeout, random } = options;
  const selected = selectFiles(await listFiles(root), names, part);
  const files = longFirst(database ? await usingDatabase(selected, readFrom(root)) : selected);
  if (files.length === 0) return nothing;
  shareFolder();
  const server = await shareServer(say);
  print(server.told);
  try {
    const atOnce = Math.min(files.length, availableParallelism());
    print(say('test.files', { files: files.length, atOnce }));
    const queue = batches(files, atOnce).values();
    const results: FileResult[] = [];
    const work = async (): Promise<void> => {
      for (const batch of queue) {
        for await (const result of runFiles(batch, { root, timeout, random, say })) {
          results.push(result);
          for (const failure of result.failures) print(`✗ ${failure}`);
          print(fileLine(result, say));
        }
      }
    };
    await Promise.all(Array.from({ length: atOnce }, work));
    return results.reduce<Tally>(add, { ...nothing, failed: server.failed ? 1 : 0 });
  } finally {
    await server.stop();
  }
}

function fileLine({ file, passed, failed, skips, seconds }: FileResult, say: Say): string {
  const parts = [
    say('test.file', { passed }),
    ...(failed > 0 ? [say('test.file.failed', { failed })] : []),
    ...(skips.length > 0 ? [say('test.file.skipped', { skipped: skips.length })] : []),
    `${seconds.toFixed(1)} s`,
  ];
  return `  ${failed > 0 ? '✗' : '✓'} ${file}  ${parts.join(' · ')}`;
}

if (import.meta.main) {
  const code = await testRun(process.argv.slice(2));
  // A pack that was loaded by the house check may hold something open: nothing is waited for any more.
  process.stdout.write('', () => process.exit(code));
}
