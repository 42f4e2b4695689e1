import type { Query } from '@yuheng/console/data/request';
import { upload } from '@yuheng/console/data/upload';

/** A document on its way to the server: `share` of its bytes have left. */
export interface Sending {
  readonly name: string;
  readonly share: number;
}

/** Sends a document to an operation that reads it later, and answers the id of the job that does. */
export async function sendDocument(
  path: string,
  query: Query,
  file: Blob,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<string> {
  onProgress(0);
  return (await upload<{ job: string }>(path, query, file, onProgress, signal)).job;
}

export function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}
