import { parentPort, workerData } from 'node:worker_threads';
import { compileDocument } from './compile-document.ts';

const { text, source } = workerData as {
  readonly text: string;
  readonly source: Parameters<typeof compileDocument>[1];
};
parentPort?.postMessage(compileDocument(text, source));
