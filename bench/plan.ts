import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileDocument } from '@yuheng/plan/compile';
import { readMarked } from './plan-marked.ts';
import { addTallies, f1, precision, recall, scorePlan, type Tally } from './plan-score.ts';
import { summarise } from './samples.ts';

export interface PlanBench {
  /** Folder with the halves `tune` and `held`. */
  readonly folder: string;
  readonly runs: number;
  /** Print each difference, too. */
  readonly differences: boolean;
  readonly say: (line: string) => void;
}

/** The marked development set. */
export const developmentSet = join(import.meta.dirname, '../plan/dev-set');

const columns = ['class'.padEnd(22), 'precision', 'recall', 'F1', 'found', 'wanted'].join('  ');

/** Scores the compiler on both halves of the development set, and times it per 10,000 characters. */
export function benchPlan({ folder, runs, differences, say }: PlanBench): void {
  const texts: string[] = [];
  for (const half of readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
    const sum = new Map<string, Tally>();
    const files = readdirSync(join(folder, half.name)).filter((name) => name.endsWith('.gold.txt'));
    for (const name of files) {
      const marked = readMarked(readFileSync(join(folder, half.name, name), 'utf8'));
      const score = scorePlan(marked, compileDocument(marked.text, { name, sha256: '' }));
      addTallies(sum, score.tallies);
      texts.push(marked.text);
      if (differences) for (const line of score.differences) say(`${half.name}/${name}  ${line}`);
    }
    say(`\n${half.name}: ${files.length}`);
    say(columns);
    for (const [name, tally] of sum) say(row(name, tally));
  }
  const text = texts.join('\n');
  const times = Array.from({ length: runs }, () => {
    const start = performance.now();
    compileDocument(text, { name: folder, sha256: '' });
    return ((performance.now() - start) * 10_000) / text.length;
  });
  const { p50, p99 } = summarise(times);
  say(`\nms / 10,000 characters: p50 ${p50.toFixed(1)}, p99 ${p99.toFixed(1)} (${runs} × ${text.length})`);
}

function row(name: string, tally: Tally): string {
  const figures = [precision(tally), recall(tally), f1(tally)].map((value) => value.toFixed(3).padStart(6));
  const [p, r, f] = figures;
  return `${name.padEnd(22)}  ${p?.padStart(9)}  ${r}  ${f}  ${String(tally.found).padStart(5)}  ${String(tally.wanted).padStart(6)}`;
}
