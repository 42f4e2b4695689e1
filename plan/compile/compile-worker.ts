import { parentPort, workerData } from 'node:worker_threads';
import { Problem } from '@yuheng/kernel/problem';
import { fileKind } from '../intake/file-kind.ts';
import { hasWords } from '../intake/has-words.ts';
import { readDocument } from '../intake/read-document.ts';
import type { ReadApart, ReadingStep } from './compile-apart.ts';
import { compileDocument } from './compile-document.ts';
import { withImagePlan } from './compile-images.ts';

/** What the thread tells: how far it is, and in the end the result or what is wrong with the document. */
export type Told =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number; readonly step: ReadingStep }
  | ({ readonly kind: 'read' } & ReadApart)
  | {
      readonly kind: 'problem';
      readonly code: string;
      readonly values: Readonly<Record<string, string | number>>;
    };

const { bytes, source } = workerData as {
  readonly bytes: Uint8Array;
  readonly source: Parameters<typeof compileDocument>[1];
};
const tell = (told: Told) => parentPort?.postMessage(told, []);
const broken: Told = { kind: 'problem', code: 'plan.broken-document', values: { name: source.name } };

/** A reading that goes on after a stray failure has so long to come to its end. */
const GRACE_MS = 5000;
if (fileKind(bytes) === 'pdf') {
  // The PDF library lets some failures over damaged objects fall to the ground, and then may wait for them for ever.
  process.on('unhandledRejection', () => setTimeout(() => tell(broken), GRACE_MS));
}

try {
  const document = await readDocument(bytes, source.name, {
    onProgress: (done, total) => tell({ kind: 'progress', done, total, step: 'reading' }),
  });
  tell({ kind: 'progress', done: 0, total: 0, step: 'compiling' });
  const compiled = compileDocument(document.text, source);
  tell({
    kind: 'read',
    document,
    compiled: hasWords(document) ? compiled : withImagePlan(compiled, document),
  });
} catch (error) {
  if (!(error instanceof Problem)) throw error;
  tell({ kind: 'problem', code: error.code, values: error.values });
}
