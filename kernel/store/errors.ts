import { DatabaseError } from 'pg';
import { Problem } from '../http/problem.ts';

/** Error code without the prefix `store.` -> HTTP status. */
export const storeErrors = {
  'folder-in-use': 409,
  'disk-full': 507,
  'not-writable': 500,
  'not-reachable': 500,
  'no-binaries': 500,
  'cannot-start': 500,
  'other-version': 500,
  'bad-url': 400,
  unreachable: 503,
  'too-old': 500,
  'wrong-encoding': 500,
  'migration-changed': 500,
  'migration-missing': 500,
  'migration-duplicate': 500,
  'migration-failed': 500,
} as const satisfies Readonly<Record<string, number>>;

export function storeProblem(
  code: keyof typeof storeErrors,
  values: Readonly<Record<string, string | number>> = {},
  cause?: unknown,
): Problem {
  const problem = new Problem(`store.${code}`, values);
  if (cause !== undefined) problem.cause = cause;
  return problem;
}

/** SQLSTATEs after which the server is gone for this connection (classes 08 and 57P0x). */
const gone = /^(?:08...|57P0[1-4])$/;
/** pg gives these no code. */
const lost =
  /^(?:Connection terminated|timeout e|Client was closed|Client has encountered a connection error)/;
const noConnection = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOENT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);

/** `code` of a Node or PostgreSQL error: an errno name or a SQLSTATE. */
export function errorCode(error: unknown): string | undefined {
  const code = error instanceof Error ? (error as Error & { code?: unknown }).code : undefined;
  if (typeof code === 'string') return code;
  return error instanceof AggregateError ? errorCode(error.errors[0]) : undefined;
}

export function isConnectionLoss(error: unknown): boolean {
  const code = errorCode(error);
  if (error instanceof DatabaseError) return gone.test(code ?? '');
  if (code !== undefined) return noConnection.has(code);
  return error instanceof Error && lost.test(error.message);
}

/** What the outside should see of a query's error: full disks and lost servers as problems, all else as it is. */
export function queryError(error: unknown, place: string): unknown {
  if (errorCode(error) === '53100' || errorCode(error) === 'ENOSPC')
    return storeProblem('disk-full', { folder: place }, error);
  if (isConnectionLoss(error))
    return storeProblem('unreachable', { url: place, reason: reasonOf(error) }, error);
  return error;
}

/** An error in a few words, for a message. */
export function reasonOf(error: unknown): string {
  if (error instanceof AggregateError && error.message === '') return reasonOf(error.errors[0]);
  return error instanceof Error ? error.message : String(error);
}

/** A file-system error on `folder` as a problem, where it is one that the user can mend. */
export function folderError(error: unknown, folder: string): unknown {
  const code = errorCode(error) ?? '';
  if (code === 'ENOSPC' || code === 'EDQUOT') return storeProblem('disk-full', { folder }, error);
  if (['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST', 'ENOENT'].includes(code))
    return storeProblem('not-writable', { folder }, error);
  return error;
}
