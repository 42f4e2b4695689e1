import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UsageError } from '../usage-error.ts';

/** How other commands on this machine reach the server of a data folder. Readable by its owner only. */
export interface ServerFile {
  readonly base: string;
  /** Where everybody else reaches it: the same, unless it speaks TLS. */
  readonly open: string;
  /** Key of a local administrator, new at every start. */
  readonly key: string;
  readonly pid: number;
}

const pathOf = (data: string): string => join(data, 'server.json');

export async function writeServerFile(data: string, file: ServerFile): Promise<void> {
  await rm(pathOf(data), { force: true });
  await writeFile(pathOf(data), `${JSON.stringify(file)}\n`, { mode: 0o600 });
}

export async function removeServerFile(data: string): Promise<void> {
  await rm(pathOf(data), { force: true });
}

/** @throws UsageError when no server runs on the folder */
export async function readServerFile(data: string): Promise<ServerFile> {
  try {
    return JSON.parse(await readFile(pathOf(data), 'utf8')) as ServerFile;
  } catch {
    throw new UsageError('server.not-running', { data });
  }
}
