import { join } from 'node:path';
import type { Drill } from './drill.ts';
import { readSealed, writeSealed } from './sealed-file.ts';

/** What is remembered of the last drill. Seconds. */
export interface LastDrill extends Pick<Drill, 'at' | 'moment' | 'rpo' | 'rto' | 'lost' | 'holds'> {}

const fileOf = (folder: string): string => join(folder, 'drill.json');

export async function keepDrill(folder: string, drill: LastDrill): Promise<void> {
  const { at, moment, rpo, rto, lost, holds } = drill;
  await writeSealed(fileOf(folder), { at, moment, rpo, rto, lost, holds });
}

/** Null: there was none. @throws Problem backup.damaged-file */
export function readLastDrill(folder: string): Promise<LastDrill | null> {
  return readSealed<LastDrill>(fileOf(folder));
}
