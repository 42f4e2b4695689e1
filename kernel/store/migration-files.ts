import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode, storeProblem } from './errors.ts';

/** One numbered file of a set, for example `0003-case-journal.sql`. */
export interface Migration {
  readonly set: string;
  readonly number: number;
  readonly name: string;
  readonly file: string;
  readonly sql: string;
  /** SHA-256 in hex of the text with LF line ends, so that a checkout with CRLF counts as the same. */
  readonly checksum: string;
}

/**
 * The migrations of a folder in order; none if there is no folder.
 * Numbers count 1, 2, 3 … without gap or repeat, else `store.migration-missing` or `store.migration-duplicate`.
 */
export async function readMigrations(set: string, folder: string): Promise<readonly Migration[]> {
  const migrations: Migration[] = [];
  for (const file of (await filesOf(folder)).toSorted()) {
    const [, digits, name] = /^(\d{4,})-(.+)\.sql$/.exec(file) ?? [];
    if (digits === undefined || name === undefined) continue;
    const number = Number(digits);
    const expected = migrations.length + 1;
    if (number < expected) throw storeProblem('migration-duplicate', { set, number, file });
    if (number > expected) throw storeProblem('migration-missing', { set, number: expected });
    const sql = (await readFile(join(folder, file), 'utf8')).replaceAll('\r\n', '\n');
    migrations.push({
      set,
      number,
      name,
      file,
      sql,
      checksum: createHash('sha256').update(sql).digest('hex'),
    });
  }
  return migrations;
}

async function filesOf(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return [];
    throw error;
  }
}
