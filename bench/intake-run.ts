import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { compileApart } from '@yuheng/plan/compile-apart';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** What a process of its own did with one file; printed as JSON. */
export interface IntakeRun {
  readonly seconds: number;
  readonly characters: number;
  readonly items: number;
  /** Code of the problem, where the file was refused. */
  readonly problem: string | null;
  /** Largest resident memory of the process, in bytes. */
  readonly peak: number;
}

const [work = '', file = ''] = process.argv.slice(2);
const start = performance.now();
const bytes = await readFile(file);
const done = work === 'pdfjs' ? await readAlone() : await compile();
const run: IntakeRun = {
  ...done,
  seconds: (performance.now() - start) / 1000,
  peak: peakMemory(),
};
console.log(JSON.stringify(run));

/** Of this process alone: what getrusage counts begins with the size of the process that started it. */
function peakMemory(): number {
  try {
    const [, kibibytes] = /^VmHWM:\s*(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
    if (kibibytes !== undefined) return Number(kibibytes) * 1024;
  } catch {
    // not on Linux
  }
  return process.resourceUsage().maxRSS * 1024;
}

async function compile() {
  try {
    const { document, compiled } = await compileApart(bytes, { name: file, sha256: '' });
    const items = compiled.plans.reduce((sum, plan) => sum + plan.items.length, 0);
    return { characters: document.text.length, items, problem: null };
  } catch (error) {
    const { code } = error as { readonly code?: unknown };
    if (typeof code !== 'string') throw error;
    return { characters: 0, items: 0, problem: code };
  }
}

/** What pdf.js alone takes for the words and drawings of all pages: the baseline. */
async function readAlone() {
  const root = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
  const task = getDocument({
    data: Uint8Array.from(bytes),
    cMapUrl: join(root, 'cmaps/'),
    cMapPacked: true,
    verbosity: 0,
  });
  const pdf = await task.promise;
  let characters = 0;
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    await page.getOperatorList();
    page.cleanup();
    characters += items.reduce((sum, item) => sum + ('str' in item ? item.str.length : 0), 0);
  }
  await task.destroy();
  return { characters, items: 0, problem: null };
}
