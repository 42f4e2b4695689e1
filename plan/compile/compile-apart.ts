import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Problem } from '@yuheng/kernel/problem';
import type { DocumentText } from '../intake/document-text.ts';
import { documentLimit, requireSize } from '../intake/limits.ts';
import type { CompiledAnnex } from './compile-annex.ts';
import type { Told } from './compile-worker.ts';
import type { Compiled } from './compiled.ts';
import { Places } from './places.ts';

/** A page takes a tenth of a second, a plan milliseconds; what says nothing for a minute is not a plan. */
const PATIENCE_MS = 60_000;
/** What JavaScript may hold of one document; a plan of a thousand pages stays far below. */
const MEMORY_MB = 1024;
/** A second reader for the second core; more at once would only share both, and the memory with them. */
const places = new Places(2);

/** reading: so many of so many pages, where it has pages; compiling: no figures. */
export type ReadingStep = 'reading' | 'compiling';

export interface ReadingOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, total: number, step: ReadingStep) => void;
}

export interface ReadApart {
  readonly document: DocumentText;
  readonly compiled: Compiled;
}

/** A document that is brought for a gap of a plan. */
export interface AnnexApart {
  readonly document: DocumentText;
  readonly annex: CompiledAnnex;
}

interface Source {
  readonly name: string;
  readonly sha256: string;
}

/** What a thread is asked for. */
export type Asked =
  | { readonly as: 'plan' | 'annex'; readonly bytes: Uint8Array; readonly source: Source }
  | { readonly as: 'annex of text'; readonly text: string; readonly source: Pick<Source, 'name'> };

/**
 * Reads and compiles in a thread of its own, so that a long or hostile document delays nobody else and cannot take
 * the server's memory. Two at a time, others wait their turn.
 * @throws Problem of intake; plan.too-long-to-read after a minute without progress; plan.too-much-memory;
 * the signal's reason when aborted
 */
export async function compileApart(
  bytes: Uint8Array,
  source: Source,
  options: ReadingOptions = {},
): Promise<ReadApart> {
  // Before the bytes are copied for the thread.
  requireSize(bytes.length, documentLimit, source.name);
  return inTurn<ReadApart>({ as: 'plan', bytes, source }, options);
}

/** The same for what somebody brings for a gap. */
export async function readAnnexApart(
  bytes: Uint8Array,
  source: Source,
  options: ReadingOptions = {},
): Promise<AnnexApart> {
  requireSize(bytes.length, documentLimit, source.name);
  return inTurn<AnnexApart>({ as: 'annex', bytes, source }, options);
}

/** The same for a text that was read before. */
export async function annexApart(text: string, name: string): Promise<CompiledAnnex> {
  return inTurn<CompiledAnnex>({ as: 'annex of text', text, source: { name } }, {});
}

async function inTurn<Read>(asked: Asked, { signal, onProgress }: ReadingOptions): Promise<Read> {
  const leave = await places.enter(signal);
  try {
    return await run<Read>(asked, signal ?? new AbortController().signal, onProgress);
  } finally {
    leave();
  }
}

async function run<Read>(
  asked: Asked,
  signal: AbortSignal,
  onProgress: ReadingOptions['onProgress'],
): Promise<Read> {
  signal.throwIfAborted();
  const { name } = asked.source;
  const worker = new Worker(join(import.meta.dirname, 'compile-worker.ts'), {
    workerData: asked,
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
  });
  const { promise, resolve, reject } = Promise.withResolvers<Read>();
  const patience = setTimeout(() => reject(new Problem('plan.too-long-to-read', { name })), PATIENCE_MS);
  const giveUp = () => reject(signal.reason as Error);
  signal.addEventListener('abort', giveUp);
  worker.on('message', (told: Told) => {
    // The thread answers what its kind of question asks for.
    if (told.kind === 'read') resolve(told.read as Read);
    else if (told.kind === 'problem') reject(new Problem(told.code, told.values));
    else {
      patience.refresh();
      onProgress?.(told.done, told.total, told.step);
    }
  });
  worker.once('error', (error: Error & { readonly code?: unknown }) => {
    const memory = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
    reject(memory ? new Problem('plan.too-much-memory', { name, limit: MEMORY_MB }) : error);
  });
  worker.once('exit', (code) => reject(new Error(`the reading thread ended with ${code}`)));
  try {
    return await promise;
  } finally {
    clearTimeout(patience);
    signal.removeEventListener('abort', giveUp);
    await worker.terminate();
  }
}
