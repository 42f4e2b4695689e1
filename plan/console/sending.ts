import type { Query } from '@yuheng/console/data/request';
import { RequestProblem } from '@yuheng/console/data/request';
import { upload } from '@yuheng/console/data/upload';
import type { Text } from '@yuheng/console/text/text-context';
import { Problem } from '@yuheng/kernel/problem';
import { documentLimit, requireSize } from '../intake/limits.ts';

/** A document on its way to the server: `share` of its bytes have left. */
export interface Sending {
  readonly name: string;
  readonly share: number;
}

/**
 * Sends a document to an operation that reads it later, and answers the id of the job that does.
 * @throws Problem plan.document-too-large before anything is sent; RequestProblem
 */
export async function sendDocument(
  path: string,
  query: Query & { readonly name?: string },
  file: Blob,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<string> {
  requireSize(file.size, documentLimit, query.name ?? '');
  onProgress(0);
  return (await upload<{ job: string }>(path, query, file, onProgress, signal)).job;
}

/** What was refused here is told like what the server refuses, in the language of the moment. */
export function shownProblem(error: unknown, t: Text): unknown {
  if (!(error instanceof Problem)) return error;
  const { code, values } = error;
  return new RequestProblem(413, {
    status: 413,
    code,
    values,
    detail: t(`errors.${code.slice('plan.'.length)}`, values),
  });
}

export function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}
