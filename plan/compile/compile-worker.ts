import { parentPort, workerData } from 'node:worker_threads';
import { Problem } from '@yuheng/kernel/problem';
import { fileKind } from '../intake/file-kind.ts';
import { hasWords } from '../intake/has-words.ts';
import { readDocument } from '../intake/read-document.ts';
import { compileAnnex } from './compile-annex.ts';
import type { AnnexApart, Asked, ReadApart, ReadingStep } from './compile-apart.ts';
import { compileDocument } from './compile-document.ts';
import { withImagePlan } from './compile-images.ts';

/** What the thread tells: how far it is, and in the end the result or what is wrong with the document. */
export type Told =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number; readonly step: ReadingStep }
  | { readonly kind: 'read'; readonly read: ReadApart | AnnexApart | AnnexApart['annex'] }
  | {
      readonly kind: 'problem';
      readonly code: string;
      readonly values: Readonly<Record<string, string | number>>;
    };

const asked = workerData as Asked;
const tell = (told: Told) => parentPort?.postMessage(told, []);
const broken: Told = { kind: 'problem', code: 'plan.broken-document', values: { name: asked.source.name } };

/** A reading that goes on after a stray failure has so long to come to its end. */
const GRACE_MS = 5000;
if (asked.as !== 'annex of text' && fileKind(asked.bytes) === 'pdf') {
  // The PDF library lets some failures over damaged objects fall to the ground, and then may wait for them for ever.
  process.on('unhandledRejection', () => setTimeout(() => tell(broken), GRACE_MS));
}

async function read(): Promise<ReadApart | AnnexApart | AnnexApart['annex']> {
  if (asked.as === 'annex of text') return compileAnnex(asked.text);
  const { bytes, source } = asked;
  const document = await readDocument(bytes, source.name, {
    onProgress: (done, total) => tell({ kind: 'progress', done, total, step: 'reading' }),
  });
  tell({ kind: 'progress', done: 0, total: 0, step: 'compiling' });
  if (asked.as === 'annex') return { document, annex: compileAnnex(document.text) };
  const compiled = compileDocument(document.text, source);
  return { document, compiled: hasWords(document) ? compiled : withImagePlan(compiled, document) };
}

try {
  tell({ kind: 'read', read: await read() });
} catch (error) {
  if (!(error instanceof Problem)) throw error;
  tell({ kind: 'problem', code: error.code, values: error.values });
}
