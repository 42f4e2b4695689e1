import { parentPort, workerData } from 'node:worker_threads';
import { type CoverageTask, workThrough } from './work-through.ts';

workThrough(workerData as CoverageTask, () => parentPort?.postMessage(1, []));
