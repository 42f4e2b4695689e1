import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { compileDocument } from '@yuheng/plan/compile';
import type { IntakeRun } from './intake-run.ts';
import { hostileFiles } from './made/hostile-files.ts';
import { madePdf } from './made/long-pdf.ts';
import { madeText } from './made/plan-text.ts';
import { summarise } from './samples.ts';

export interface IntakeBench {
  readonly pages: number;
  readonly runs: number;
  readonly say: (line: string) => void;
}

const run = promisify(execFile);
const megabyte = 1_000_000;

/**
 * A long PDF, made here, from bytes to plan: seconds and memory against pdf.js alone in the same run. The compiler by
 * itself against one regular expression. Then files that mean harm: how long until they are refused, and in how much memory.
 */
export async function benchIntake({ pages, runs, say }: IntakeBench): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'yuheng-intake-'));
  try {
    await benchPdf(folder, pages, say);
    benchText(runs, say);
    const idle = await inProcess('compile', await put(folder, 'plan.txt', Buffer.from(madeText(1000))));
    say(`\nbaseline of memory: a plan of 1,000 characters, peak ${mb(idle.peak)}`);
    for (const [name, bytes] of hostileFiles()) {
      const { seconds, problem, items, peak } = await inProcess('compile', await put(folder, name, bytes));
      const end = problem ?? `${items} items`;
      say(
        `${name} (${mb(bytes.length)}): ${end} after ${seconds.toFixed(2)} s, peak ${mb(peak)} = ${ratio(peak, idle.peak)} of the baseline`,
      );
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function benchPdf(folder: string, pages: number, say: IntakeBench['say']): Promise<void> {
  const file = await put(folder, 'made.pdf', madePdf(pages));
  const alone = await inProcess('pdfjs', file);
  const ours = await inProcess('compile', file);
  say(
    `baseline: pdf.js alone, ${pages} pages in ${alone.seconds.toFixed(2)} s, ${alone.characters} characters, peak ${mb(alone.peak)}`,
  );
  say(
    `${pages}-page PDF to plan: ${ours.seconds.toFixed(2)} s (${ratio(ours.seconds, alone.seconds)} of the baseline), ${(pages / ours.seconds).toFixed(1)} pages/s, ${ours.characters} characters, ${ours.items} items`,
  );
  say(`peak memory: ${mb(ours.peak)} (${ratio(ours.peak, alone.peak)} of the baseline)`);
}

function benchText(runs: number, say: IntakeBench['say']): void {
  const text = madeText(10_000);
  const p50 = (work: () => unknown) => {
    const times = Array.from({ length: runs }, () => {
      const start = performance.now();
      work();
      return performance.now() - start;
    });
    return summarise(times).p50;
  };
  const clauses = () => text.match(/[^。；，\n]+[。；，\n]?/gu);
  const source = { name: '', sha256: '' };
  const [base, ours] = [p50(clauses), p50(() => compileDocument(text, source))];
  say(
    `${text.length} characters compiled: p50 ${ours.toFixed(1)} ms (${ratio(ours, base)} of one regular expression that cuts its clauses, p50 ${base.toFixed(3)} ms; ${runs} runs)`,
  );
}

async function put(folder: string, name: string, bytes: Uint8Array): Promise<string> {
  const file = join(folder, name);
  await writeFile(file, bytes);
  return file;
}

async function inProcess(work: 'compile' | 'pdfjs', file: string): Promise<IntakeRun> {
  const script = join(import.meta.dirname, 'intake-run.ts');
  const { stdout } = await run(process.execPath, [script, work, file]);
  return JSON.parse(stdout.slice(stdout.lastIndexOf('\n{') + 1)) as IntakeRun;
}

function mb(bytes: number): string {
  return `${(bytes / megabyte).toFixed(1)} MB`;
}

function ratio(value: number, base: number): string {
  const times = value / base;
  return `${times < 10 ? times.toFixed(2) : Math.round(times)}×`;
}
