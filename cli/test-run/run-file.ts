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
  readonly seconds: number;
  /** Each failure in full, and what the file printed where something failed. */
  readonly failures: readonly string[];
}

const mostOutput = 20_000;

const fixedSeed = pathToFileURL(join(import.meta.dirname, 'fixed-seed.ts')).href;

/** Runs a test file in a process of its own, which is ended when it takes longer than `timeout` milliseconds. */
export async function runFile(
  file: string,
  shown: string,
  { timeout, random, say }: { readonly timeout: number; readonly random: boolean; readonly say: Say },
): Promise<FileResult> {
  // Only there: loading it takes a tenth of a second.
  const seeded = !random && /from 'fast-check'/.test(await readFile(file, 'utf8'));
  const started = performance.now();
  const path: string[] = [];
  const failures: string[] = [];
  const skips: Skip[] = [];
  let passed = 0;
  let output = '';
  const title = (): string => [shown, ...path].join(' › ');

  const onPass = (data: EventData.TestPass): void => {
    if (data.name === file) failures.push(`${shown}\n${indent(say('test.empty'))}`);
    else if (data.details.type === 'suite') return;
    else if (isMarked(data.skip) || isMarked(data.todo))
      skips.push({ test: title(), reason: reasonOf(data, say) });
    else passed += 1;
  };
  const onFail = (data: EventData.TestFail): void => {
    const { error } = data.details;
    const kind = 'failureType' in error ? error.failureType : undefined;
    // A suite or test that failed only because of what is inside it was told of there.
    if (kind === 'subtestsFailed') return;
    if (isMarked(data.todo)) skips.push({ test: title(), reason: reasonOf(data, say) });
    else if (kind === 'testAborted' && data.name === file)
      failures.push(`${shown}\n${indent(say('test.overtime', { seconds: timeout / 1000 }))}`);
    else failures.push(`${data.name === file ? shown : title()}\n${indent(inspect(error.cause ?? error))}`);
  };

  // `concurrency: false`: this process runs as many files at once as it is told; each file is a run of its own.
  const events = run({
    files: [file],
    isolation: 'process',
    execArgv: seeded ? ['--import', fixedSeed] : [],
    concurrency: false,
    signal: AbortSignal.timeout(timeout),
  });
  for await (const { type, data } of events) {
    switch (type) {
      case 'test:start':
        path.splice(data.nesting, Number.POSITIVE_INFINITY, data.name);
        break;
      case 'test:pass':
        onPass(data);
        break;
      case 'test:fail':
        onFail(data);
        break;
      case 'test:stdout':
      case 'test:stderr':
        if (output.length < mostOutput) output += data.message;
        break;
    }
  }
  if (failures.length > 0 && output.trim() !== '')
    failures.push(`${shown}: ${say('test.output')}\n${indent(output.trimEnd())}`);
  return {
    passed,
    failed: failures.length - (failures.length > 0 && output.trim() !== '' ? 1 : 0),
    skips,
    seconds: (performance.now() - started) / 1000,
    failures,
  };
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
