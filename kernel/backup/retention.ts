import { readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { momentOf, places, stampsIn } from './backup-folder.ts';
import { type Catalog, readCatalog, restorables } from './catalog.ts';
import { copyOfMoment } from './house-files.ts';
import { parseLsn, segmentAt } from './lsn.ts';

/** What is not needed any more. */
export interface Superfluous {
  readonly bases: readonly string[];
  readonly chains: readonly string[];
  /** Of a chain that goes on: its segments before this one. */
  readonly before: ReadonlyMap<string, string>;
  /** The moment that copies of keys and settings are needed from; null: all of them. */
  readonly from: string | null;
}

/** Keeps so many bases, the newest ones, with the WAL that leads on from each. The chain that was begun last always stays. */
export function superfluous(catalog: Catalog, keep: number): Superfluous {
  const kept = restorables(catalog).slice(-keep);
  const [oldest] = kept;
  if (!oldest) return { bases: [], chains: [], before: new Map(), from: null };
  const current = catalog.chains.at(-1)?.name;
  const inUse = new Set([current, ...kept.map(({ chain }) => chain.name)]);
  const before = new Map<string, string>();
  // The oldest one of each chain comes last, and stays.
  for (const { base, chain } of kept.toReversed())
    before.set(chain.name, segmentAt(base.timeline, parseLsn(base.startLsn), catalog.mark.segmentBytes));
  return {
    bases: catalog.bases.filter(({ name }) => name < oldest.base.name).map(({ name }) => name),
    chains: catalog.chains.filter(({ name }) => !inUse.has(name)).map(({ name }) => name),
    before,
    from: oldest.from,
  };
}

/** Removes what is superfluous. What is half removed when the power goes has no name that anybody reads. */
export async function prune(folder: string, keep: number): Promise<void> {
  const { bases, chains, before, from } = superfluous(await readCatalog(folder), keep);
  for (const name of bases) await remove(places.bases(folder), name);
  for (const name of chains) await remove(places.wal(folder), name);
  for (const [chain, first] of before) {
    const path = join(places.wal(folder), chain);
    for (const name of await readdir(path))
      if (/^[\dA-F]{24}$/.test(name) && name < first) await rm(join(path, name));
  }
  const copies = await stampsIn(places.house(folder));
  const needed = from === null ? undefined : copyOfMoment(copies, from);
  // The one of the moment before is kept as well: it may be that of the moment itself.
  const least = copies[Math.max(0, copies.findIndex((name) => name === needed) - 1)];
  for (const name of copies)
    if (from !== null && least !== undefined && momentOf(name) < momentOf(least))
      await remove(places.house(folder), name);
  await removeHalfDone(folder);
}

async function remove(place: string, name: string): Promise<void> {
  const aside = join(place, `.removing-${name}`);
  await rename(join(place, name), aside);
  await rm(aside, { recursive: true, force: true });
}

/** What a killed process was making or removing, a day after; until then another one may be at it. */
async function removeHalfDone(folder: string): Promise<void> {
  for (const place of [places.bases(folder), places.house(folder), places.wal(folder)])
    for (const name of await readdir(place)) {
      const [, stamp = ''] = /^\.(?:making-\d+|removing)-(.*)$/.exec(name) ?? [];
      if (name.startsWith('.removing-') || momentOf(stamp) < Date.now() - 86_400_000)
        await rm(join(place, name), { recursive: true, force: true });
    }
}
