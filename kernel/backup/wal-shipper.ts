import { createHash } from 'node:crypto';
import { access, mkdir, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import type { DataKey } from '../crypto/sealed.ts';
import { errorCode, folderError } from '../store/errors.ts';
import { syncFolder } from '../store/sync-folder.ts';
import { places, stampOf, stampsIn } from './backup-folder.ts';
import { Chain, type Reach, readReach } from './chain.ts';
import { backupProblem } from './errors.ts';
import { keepHouse } from './house-files.ts';
import { readHeads } from './log-heads.ts';
import { lsnText, parseLsn, segmentStart, stretchesOf } from './lsn.ts';
import { openSession, readServerMark, type Session, type Source } from './source.ts';

/** "YUHE", as the folder's lock. */
const LOCK = 1498762309;
const QUIET_MS = 15_000;

/**
 * Fetches the WAL of a running server into a folder of backups, and nobody else does at the same time. A replication slot
 * keeps the server from throwing away what was not fetched; only what it has on its disk is fetched, which it never writes
 * otherwise, not even after a crash.
 */
export class WalShipper {
  readonly #source: Source;
  readonly #folder: string;
  readonly #session: Session;
  readonly #slot: string;
  readonly #chain: Chain;
  readonly #key: DataKey | null;
  #told: Reach | null = null;
  /** Has it made the slot, or found it? */
  readonly madeSlot: boolean;

  private constructor(
    place: {
      readonly source: Source;
      readonly folder: string;
      readonly session: Session;
      readonly key: DataKey | null;
    },
    slot: { readonly name: string; readonly made: boolean },
    chain: Chain,
  ) {
    this.#source = place.source;
    this.#folder = place.folder;
    this.#session = place.session;
    this.#key = place.key;
    this.#slot = slot.name;
    this.madeSlot = slot.made;
    this.#chain = chain;
  }

  /** Goes on with the chain that was added to last, or begins one where something is missing in between. Null: another process fetches. */
  static async open(source: Source, folder: string, key: DataKey | null): Promise<WalShipper | null> {
    const session = await openSession(source.url);
    try {
      const place = await placeNumber(folder);
      const [lock] = await session.query<{ taken: boolean }>('select pg_try_advisory_lock($1, $2) as taken', [
        LOCK,
        place.readInt32BE(),
      ]);
      if (lock?.taken !== true) {
        await session.close();
        return null;
      }
      const name = slotOf(place);
      const made = await takeSlot(session, name);
      const chain = await chainOf(source, folder, session, key);
      return new WalShipper({ source, folder, session, key }, { name, made }, chain);
    } catch (error) {
      await session.close();
      throw folderError(error, folder);
    }
  }

  /** The name of the chain's folder. */
  get chain(): string {
    return this.#chain.folder;
  }

  /**
   * Fetches what there is now.
   * @throws Problem backup.wal-gone where the chain cannot be gone on with: open another
   */
  async ship(): Promise<Reach> {
    try {
      return await this.#ship();
    } catch (error) {
      throw errorCode(error) === 'ENOENT' ? backupProblem('wal-gone') : folderError(error, this.#folder);
    }
  }

  async #ship(): Promise<Reach> {
    const [now] = await this.#session.query<{ at: string }>('select clock_timestamp() as at');
    const heads = await readHeads(this.#session);
    const { lsn, timeline } = await placeOf(this.#session);
    const to = parseLsn(lsn);
    if (timeline !== this.#chain.timeline || to < this.#chain.lsn) throw backupProblem('wal-gone');
    await this.#chain.fetch(to, join(this.#source.cluster, 'pg_wal'));
    // Behind the place and before it is told: a key is on the disk before anything that is locked with it.
    await keepHouse(this.#source.data, this.#folder, this.#key);
    const [slot] = await this.#session.query<{ status: string }>(
      'select wal_status as status from pg_replication_slots where slot_name = $1',
      [this.#slot],
    );
    // Segments may have been written anew while they were read.
    if (slot === undefined || slot.status === 'lost') throw backupProblem('wal-gone');
    const at = now?.at ?? '';
    // Where nothing happens, that it does not is told less often.
    if (this.#told?.lsn === lsn && Date.parse(at) - Date.parse(this.#told.at) < QUIET_MS) return this.#told;
    const reach = await this.#chain.tell(at, lsn, heads);
    this.#told = reach;
    await this.#session.query(
      `select pg_replication_slot_advance(slot_name, $2::pg_lsn) from pg_replication_slots
       where slot_name = $1 and restart_lsn < $2::pg_lsn`,
      [this.#slot, lsn],
    );
    return reach;
  }

  /** @param drop nobody will go on with it: nothing is held back any more */
  async close({ drop = false } = {}): Promise<void> {
    await this.#chain.close();
    if (drop)
      await this.#session.query('select pg_drop_replication_slot($1)', [this.#slot]).catch(() => undefined);
    await this.#session.close();
  }
}

/** What a folder is known by to the server. */
async function placeNumber(folder: string): Promise<Buffer> {
  return createHash('sha256')
    .update(await realpath(folder))
    .digest();
}

const slotOf = (place: Buffer): string => `yuheng_${place.toString('hex').slice(0, 16)}`;

/**
 * Where nobody fetches WAL any more, nothing is held back for it.
 * @param but the folder that it is fetched into; null: none
 */
export async function dropSlots(sql: Pick<Session, 'query'>, but: string | null): Promise<void> {
  const place = but === null ? null : await placeNumber(but).catch(() => undefined);
  // A folder that is not there for the moment: which slot is its own cannot be told.
  if (place === undefined) return;
  await sql.query(
    `select pg_drop_replication_slot(slot_name) from pg_replication_slots
     where slot_type = 'physical' and not active and slot_name ~ '^yuheng_[0-9a-f]{16}$' and slot_name <> $1`,
    [place === null ? '' : slotOf(place)],
  );
}

/** @returns whether it had to be made */
async function takeSlot(session: Session, name: string): Promise<boolean> {
  const [found] = await session.query<{ status: string | null }>(
    'select wal_status as status from pg_replication_slots where slot_name = $1',
    [name],
  );
  if (found !== undefined && found.status !== 'lost') return false;
  if (found !== undefined) await session.query('select pg_drop_replication_slot($1)', [name]);
  await session.query('select pg_create_physical_replication_slot($1, true)', [name]);
  return true;
}

async function placeOf(session: Session): Promise<{ readonly lsn: string; readonly timeline: number }> {
  const [place] = await session.query<{ lsn: string; timeline: number }>(
    `select pg_current_wal_flush_lsn()::text as lsn,
            ('x' || left(pg_walfile_name(pg_current_wal_insert_lsn()), 8))::bit(32)::int as timeline`,
  );
  if (place === undefined) throw new Error('the server does not say where it is');
  return place;
}

async function chainOf(
  source: Source,
  folder: string,
  session: Session,
  key: DataKey | null,
): Promise<Chain> {
  const { segmentBytes } = await readServerMark(session);
  const { lsn, timeline } = await placeOf(session);
  const wal = join(source.cluster, 'pg_wal');
  const last = (await stampsIn(places.wal(folder))).at(-1);
  if (last !== undefined) {
    const path = join(places.wal(folder), last);
    const reach = await readReach(path).catch(() => null);
    const same = reach?.timeline === timeline && reach.key === (key?.id ?? null);
    if (reach !== null && same && (await isThere(reach, lsn, segmentBytes, wal))) {
      const chain = new Chain(path, reach, segmentBytes, key);
      if (await chain.goOn(reach.tail, wal)) return chain;
    }
  }
  const start = lsnText(segmentStart(parseLsn(lsn), segmentBytes));
  const path = join(places.wal(folder), stampOf(new Date()));
  await mkdir(path, { mode: 0o700 });
  await syncFolder(places.wal(folder));
  return new Chain(path, { timeline, start, lsn: start }, segmentBytes, key);
}

/** Has the server all that it has written since? */
async function isThere(reach: Reach, lsn: string, segmentBytes: number, wal: string): Promise<boolean> {
  const [from, to] = [parseLsn(reach.lsn), parseLsn(lsn)];
  const found = stretchesOf(reach.timeline, from, to, segmentBytes).map(({ name }) =>
    access(join(wal, name)).then(
      () => true,
      () => false,
    ),
  );
  return from <= to && (await Promise.all(found)).every(Boolean);
}
