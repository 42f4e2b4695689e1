import { setTimeout as pause } from 'node:timers/promises';
import type { DataKey } from '../crypto/sealed.ts';
import { claimFolder } from './backup-folder.ts';
import { masterKeys } from './backup-keys.ts';
import { type Restorable, readCatalog, restorables } from './catalog.ts';
import { backupProblem } from './errors.ts';
import { prune } from './retention.ts';
import { openSession, openSource, readServerMark, type Source } from './source.ts';
import { takeBase } from './take-base.ts';
import { WalShipper } from './wal-shipper.ts';

export interface BackupRequest {
  /** Data folder of the server. */
  readonly data: string;
  /** Folder of its backups. */
  readonly folder: string;
  /** Bases that are kept, with this one. */
  readonly keep: number;
  /** File of the master keys by which it is sealed, made where there is none; null: it is not sealed. */
  readonly keys?: string | null;
}

const SHIP_EVERY_MS = 2_000;
/** So long another process may take to fetch the end of the base's WAL. */
const PATIENCE_MS = 120_000;

/**
 * Makes a base and keeps the WAL that it needs, of a server that runs or is started for it. WAL is fetched meanwhile, so that a
 * server that is busy does not throw it away.
 * @throws Problem backup.no-cluster, backup.inside-data, backup.not-a-backup, backup.other-server, backup.wal-gone, and those of the store
 */
export async function makeBackup({ data, folder, keep, keys = null }: BackupRequest): Promise<Restorable> {
  const source = await openSource(data);
  try {
    const key = await claim(source, folder, keys);
    const shipper = await WalShipper.open(source, folder, key);
    const { name } =
      shipper === null ? await takeBase(source, folder, key) : await takeWith(shipper, source, folder, key);
    const made = await whenRestorable(folder, name, shipper === null ? PATIENCE_MS : 0);
    await prune(folder, keep);
    return made;
  } finally {
    await source.close();
  }
}

/** Takes the folder for the backups of this server. @returns the key that seals them */
export async function claim(source: Source, folder: string, keys: string | null): Promise<DataKey | null> {
  const session = await openSession(source.url);
  try {
    const mark = await readServerMark(session);
    return await claimFolder(folder, source.data, mark, masterKeys(keys, [folder, source.data]));
  } finally {
    await session.close();
  }
}

async function takeWith(
  shipper: WalShipper,
  source: Source,
  folder: string,
  key: DataKey | null,
): Promise<{ readonly name: string }> {
  const stop = new AbortController();
  const shipping = shipUntil(shipper, stop.signal);
  // It may fail while the base is still being taken: its fault is told where it is waited for.
  shipping.catch(() => undefined);
  try {
    const base = await takeBase(source, folder, key);
    stop.abort();
    await shipping;
    await shipper.ship();
    return base;
  } finally {
    stop.abort();
    await shipping.catch(() => undefined);
    // Who found the slot leaves it to whom it belongs.
    await shipper.close({ drop: shipper.madeSlot });
  }
}

async function shipUntil(shipper: WalShipper, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await shipper.ship();
    await pause(SHIP_EVERY_MS, undefined, { signal }).catch(() => undefined);
  }
}

async function whenRestorable(folder: string, name: string, patienceMs: number): Promise<Restorable> {
  for (const end = Date.now() + patienceMs; ; ) {
    const made = restorables(await readCatalog(folder)).find(({ base }) => base.name === name);
    if (made) return made;
    if (Date.now() > end) throw backupProblem('wal-gone');
    await pause(200);
  }
}
