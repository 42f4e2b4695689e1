import { join } from 'node:path';
import { type FolderMark, places, readMark, stampsIn } from './backup-folder.ts';
import { type Reach, readReach } from './chain.ts';
import { backupProblem } from './errors.ts';
import { parseLsn } from './lsn.ts';
import { readSealed } from './sealed-file.ts';
import type { BaseManifest } from './take-base.ts';

export interface Base extends BaseManifest {
  /** Of its folder: when it was begun. */
  readonly name: string;
}

export interface KnownChain {
  readonly name: string;
  readonly reach: Reach;
}

/** What a folder of backups holds, the oldest first. */
export interface Catalog {
  readonly mark: FolderMark;
  readonly bases: readonly Base[];
  readonly chains: readonly KnownChain[];
}

/** A base with its WAL: any moment from `from` to `until` can be restored. */
export interface Restorable {
  readonly base: Base;
  readonly chain: KnownChain;
  readonly from: string;
  readonly until: string;
}

/** @throws Problem backup.not-a-backup, backup.damaged-file */
export async function readCatalog(folder: string): Promise<Catalog> {
  const mark = await readMark(folder);
  const bases: Base[] = [];
  for (const name of await stampsIn(places.bases(folder))) {
    const manifest = await readSealed<BaseManifest>(join(places.bases(folder), name, 'manifest.json'));
    if (manifest !== null) bases.push({ ...manifest, name });
  }
  const chains: KnownChain[] = [];
  for (const name of await stampsIn(places.wal(folder))) {
    const reach = await readReach(join(places.wal(folder), name));
    if (reach !== null) chains.push({ name, reach });
  }
  return { mark, bases, chains };
}

/** Bases that WAL leads on from; one without is of no use (yet, while it is made). */
export function restorables({ bases, chains }: Pick<Catalog, 'bases' | 'chains'>): readonly Restorable[] {
  return bases.flatMap((base) => {
    const chain = chains.findLast(
      ({ reach }) =>
        reach.timeline === base.timeline &&
        reach.key === base.key &&
        parseLsn(reach.start) <= parseLsn(base.startLsn) &&
        parseLsn(reach.lsn) >= parseLsn(base.stopLsn),
    );
    if (!chain) return [];
    const { at } = chain.reach;
    return [{ base, chain, from: base.finishedAt, until: at > base.finishedAt ? at : base.finishedAt }];
  });
}

/**
 * The base from which a moment is restored with the least WAL; without a moment the one that leads furthest.
 * @throws Problem backup.nothing-yet, backup.no-such-moment with the first and the last one that there are
 */
export function chooseBase(all: readonly Restorable[], at: string | null): Restorable {
  const newest = all.toSorted((a, b) => order(a.until, b.until) || order(a.from, b.from));
  const last = newest.at(-1);
  if (!last) throw backupProblem('nothing-yet');
  if (at === null) return last;
  const chosen = all
    .filter(({ from, until }) => from <= at && at <= until)
    .toSorted((a, b) => order(a.from, b.from))
    .at(-1);
  if (chosen) return chosen;
  const from = all.map((one) => one.from).toSorted()[0] ?? '';
  throw backupProblem('no-such-moment', { at, from, until: last.until });
}

/** Moments are texts of one length: as they sort, so they follow each other. */
function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
