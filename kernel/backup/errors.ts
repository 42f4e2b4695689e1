import { Problem } from '../http/problem.ts';
import { errorCode, folderError } from '../store/errors.ts';

/** Error code without the prefix `backup.` -> HTTP status: below 500 what was given is at fault. */
export const backupErrors = {
  'no-cluster': 404,
  'inside-data': 400,
  'keys-inside': 400,
  'keys-needed': 400,
  'key-broken': 400,
  'key-lost': 400,
  'key-missing': 400,
  'not-a-backup': 400,
  'other-server': 409,
  'nothing-yet': 404,
  'no-such-moment': 400,
  'damaged-file': 400,
  'missing-file': 400,
  'missing-segment': 400,
  'not-empty': 409,
  'not-recovered': 500,
  'shipped-elsewhere': 409,
  'wal-gone': 503,
} as const satisfies Readonly<Record<string, number>>;

export function backupProblem(
  code: keyof typeof backupErrors,
  values: Readonly<Record<string, string | number>> = {},
): Problem {
  return new Problem(`backup.${code}`, values);
}

/** Reads a file of a backup. @throws Problem backup.missing-file */
export function readError(error: unknown, file: string): unknown {
  return errorCode(error) === 'ENOENT' ? backupProblem('missing-file', { file }) : folderError(error, file);
}
