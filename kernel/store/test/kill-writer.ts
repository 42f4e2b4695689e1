import assert from 'node:assert/strict';
import { join } from 'node:path';
import { readPostmaster } from '../postmaster.ts';
import { runChild } from './child.ts';
import { killFamily } from './process-family.ts';

interface Kill {
  /** Folder of the writer's database. */
  readonly data: string;
  /** What each line of the writer says. */
  readonly said: RegExp;
  /** It is killed after so many lines at most. */
  readonly most: number;
  /** Does PostgreSQL die with it, at once and with all its processes? */
  readonly withServer: boolean;
}

/** Runs a writer that says what was acknowledged, and kills it with -9 after some of it. @returns all that it said */
export async function killWriter(
  file: string,
  args: readonly string[],
  { data, said, most, withServer }: Kill,
): Promise<readonly RegExpExecArray[]> {
  const writer = runChild(file, args);
  const wanted = 1 + Math.floor(Math.random() * most);
  for (let n = 0; n < wanted; n += 1) assert.match((await writer.next()) ?? 'ended', said);
  const postmaster = await readPostmaster(join(data, 'postgres'));
  assert.ok(postmaster);
  // Detached, the server leads a process group of its own.
  if (withServer) await killFamily(postmaster.pid);
  writer.process.kill('SIGKILL');
  await writer.ended;
  return writer.lines.map((line) => said.exec(line)).filter((one) => one !== null);
}
