import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { EventData } from 'node:test';
import { run } from 'node:test';
import { pathToFileURL } from 'node:url';
import { inspect } from 'node:util';
import type { Say } from '../check/wording.ts';
import type { Skip, Tally } from './tally.ts';

/** What came of one test file. */
export interface FileResult extends Tally {
  /** From the root. */
  readonly file: string;
  readonly seconds: number;
  /** Each failure in full, and what the file printed where something failed. */
  readonly failures: readonly string[];
}

export interface HowToRun {
  readonly root: string;
  /** Milliseconds that one file may take. */
  readonly timeout: number;
  /** Properties are tried with new cases instead of the same ones every time. */
  readonly random: boolean;
  readonly say: Say;
}

const MOST_OUTPUT = 20_000;
const BATCH = join(import.meta.dirname, 'batch.ts');
const FIXED_SEED = pathToFileURL(join(import.meta.dirname, 'fixed-seed.ts')).href;

/**
 * Runs test files one after the other in one process, which is ended when one of them takes too long; answers each as
 * it ends, and those that had no turn as failed.
 * @param files from the root
 */
export async function* runFiles(
  files: readonly string[],
  { root, timeout, random, say }: HowToRun,
): AsyncGenerator<FileResult> {
  const shown = new Map(files.map((file) => [join(root, file), file]));
  const waiting = [...files];
  const overtime = new AbortController();
  const timer = setTimeout(() => overtime.abort(), timeout);
  const events = run({
    files: [BATCH],
    argv: [...shown.keys()],
    isolation: 'process',
    execArgv: !random && (await haveProperties([...shown.keys()])) ? ['--import', FIXED_SEED] : [],
    // This process runs as many at once as it is told.
    concurrency: false,
    signal: overtime.signal,
  });
  const path: string[] = [];
  let open = new OpenResult(say);
  let last: OpenResult | undefined;
  for await (const { type, data } of events) {
    if (type === 'test:stdout' || type === 'test:stderr') open.print(data.message);
    if (type === 'test:start') path.splice(data.nesting, Number.POSITIVE_INFINITY, data.name);
    if (type !== 'test:pass' && type !== 'test:fail') continue;
    const file = data.nesting === 0 ? shown.get(data.name) : undefined;
    const title = [shown.get(path[0] ?? '') ?? path[0], ...path.slice(1)].join(' › ');
    if (type === 'test:pass' && file === undefined) open.pass(data, title);
    else if (type === 'test:fail' && data.name === BATCH) {
      const reason = reasonOfEnd(data, timeout, say);
      if (reason !== null) (last ?? open).fail(`${files.join(', ')}\n${indent(reason)}`);
    } else if (type === 'test:fail') open.failed(data, title);
    if (file === undefined) continue;
    waiting.splice(waiting.indexOf(file), 1);
    if (open.isEmpty) open.fail(`${file}\n${indent(say('test.empty'))}`);
    // How the process ends is still to be told, with its last file.
    if (waiting.length === 0) last = open.named(file);
    else yield open.named(file).result();
    open = new OpenResult(say);
    timer.refresh();
  }
  clearTimeout(timer);
  if (last !== undefined) yield last.result();
  for (const file of waiting) {
    if (open.isEmpty) open.fail(`${file}\n${indent(say('test.not-run'))}`);
    yield open.named(file).result();
    open = new OpenResult(say);
  }
}

/** What is known of a file so far. */
class OpenResult {
  readonly #say: Say;
  readonly #started = performance.now();
  readonly #failures: string[] = [];
  readonly #skips: Skip[] = [];
  #seconds = 0;
  #file = '';
  #passed = 0;
  #output = '';
  constructor(say: Say) {
    this.#say = say;
  }
  get isEmpty(): boolean {
    return this.#passed + this.#failures.length + this.#skips.length === 0;
  }
  print(text: string): void {
    if (this.#output.length < MOST_OUTPUT) this.#output += text;
  }
  fail(text: string): void {
    this.#failures.push(text);
  }
  pass(data: EventData.TestPass, test: string): void {
    if (isMarked(data.skip) || isMarked(data.todo)) this.#skip(data, test);
    else if (data.details.type !== 'suite') this.#passed += 1;
  }
  failed(data: EventData.TestFail, test: string): void {
    const { error } = data.details;
    // A suite or test that failed only because of what is inside it was told of there.
    if ('failureType' in error && error.failureType === 'subtestsFailed') return;
    if (isMarked(data.todo)) this.#skip(data, test);
    else this.fail(`${test}\n${indent(inspect(error.cause ?? error))}`);
  }
  /** It is over. */
  named(file: string): this {
    this.#file = file;
    this.#seconds = (performance.now() - this.#started) / 1000;
    return this;
  }
  result(): FileResult {
    const failures = [...this.#failures];
    if (failures.length > 0 && this.#output.trim() !== '')
      failures.push(`${this.#file}: ${this.#say('test.output')}\n${indent(this.#output.trimEnd())}`);
    return {
      file: this.#file,
      passed: this.#passed,
      failed: this.#failures.length,
      skips: this.#skips,
      seconds: this.#seconds,
      failures,
    };
  }
  #skip(data: Pick<EventData.TestPass, 'skip' | 'todo'>, test: string): void {
    this.#skips.push({ test, reason: reasonOf(data, this.#say) });
  }
}

/** Why the process of a batch has failed; null where a test in it did, which was told of there. */
function reasonOfEnd({ details: { error } }: EventData.TestFail, timeout: number, say: Say): string | null {
  const kind = 'failureType' in error ? error.failureType : undefined;
  if (kind === 'subtestsFailed') return null;
  if (kind === 'testAborted') return say('test.overtime', { seconds: timeout / 1000 });
  return inspect(error.cause ?? error);
}

async function haveProperties(files: readonly string[]): Promise<boolean> {
  const texts = await Promise.all(files.map((file) => readFile(file, 'utf8')));
  // Only where they are: loading it takes a tenth of a second.
  return texts.some((text) => /from 'fast-check'/.test(text));
}

function isMarked(mark: string | boolean | undefined): boolean {
  return mark !== undefined && mark !== false;
}

function reasonOf({ skip, todo }: Pick<EventData.TestPass, 'skip' | 'todo'>, say: Say): string {
  if (typeof skip === 'string' && skip !== '') return skip;
  if (typeof todo === 'string' && todo !== '') return `${say('test.todo')}: ${todo}`;
  return isMarked(todo) ? say('test.todo') : say('test.no-reason');
}

function indent(text: string): string {
  return text.replace(/^(?=.)/gm, '    ');
}
