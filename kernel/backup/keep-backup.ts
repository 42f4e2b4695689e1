import { basename } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { DataKey } from '../crypto/sealed.ts';
import { momentOf } from './backup-folder.ts';
import { isBaseDue, type SinceBase } from './base-due.ts';
import { readCatalog, restorables } from './catalog.ts';
import type { Reach } from './chain.ts';
import { backupProblem } from './errors.ts';
import { parseLsn } from './lsn.ts';
import { claim } from './make-backup.ts';
import { prune } from './retention.ts';
import type { Source } from './source.ts';
import { takeBase } from './take-base.ts';
import { WalShipper } from './wal-shipper.ts';

export interface KeepOptions {
  readonly source: Source;
  readonly folder: string;
  /** Bases that are kept. */
  readonly keep: number;
  /** File of the master keys by which it is sealed; null: it is not. */
  readonly keys: string | null;
  /** Is told of what goes wrong, once until it goes well again; then null. */
  readonly report: (error: unknown) => void;
  readonly signal: AbortSignal;
}

const SHIP_EVERY_MS = 2_000;
const LONGEST_PAUSE_MS = 20_000;
/** A base that failed may have filled the disk: not at once again. */
const AFTER_FAILURE_MS = 600_000;

/**
 * Keeps a backup of a running server up to date until it is stopped: WAL every two seconds, a base whenever one is due. What goes
 * wrong is tried again; the server goes on without.
 */
export async function keepBackup(options: KeepOptions): Promise<void> {
  const { signal, report } = options;
  const keeper = new Keeper(options);
  let failing = false;
  for (let wait = SHIP_EVERY_MS; ; ) {
    // Once more at the end: what was written until then is fetched.
    const last = signal.aborted;
    try {
      await keeper.turn(last);
      if (failing) report(null);
      failing = false;
      wait = SHIP_EVERY_MS;
    } catch (error) {
      await keeper.close();
      if (!failing) report(error);
      failing = true;
      wait = Math.min(wait * 2, LONGEST_PAUSE_MS);
    }
    if (last) break;
    await pause(wait, undefined, { signal }).catch(() => undefined);
  }
  await keeper.close();
}

/** The last base of a chain. */
interface LastBase {
  readonly begunAt: string;
  readonly bytes: number;
  readonly startLsn: string;
}

class Keeper {
  readonly #options: KeepOptions;
  #shipper: WalShipper | null = null;
  /** Undefined: the folder is not claimed yet. */
  #key: DataKey | null | undefined;
  /** Undefined: not looked for yet. */
  #last: LastBase | null | undefined;
  /** A base that is being made. */
  #making: Promise<void> | null = null;
  #failure: { readonly error: unknown } | null = null;
  #notBefore = 0;
  #prune = false;

  constructor(options: KeepOptions) {
    this.#options = options;
  }

  async turn(last: boolean): Promise<void> {
    const { source, folder, keep, keys } = this.#options;
    if (this.#key === undefined) this.#key = await claim(source, folder, keys);
    const key = this.#key;
    this.#shipper ??= await WalShipper.open(source, folder, key);
    if (this.#shipper === null) throw backupProblem('shipped-elsewhere', { folder });
    const reach = await this.#shipper.ship();
    const failed = this.#failure;
    this.#failure = null;
    if (failed) throw failed.error;
    if (this.#prune) await prune(folder, keep);
    this.#prune = false;
    if (this.#last === undefined) this.#last = await lastBaseOf(folder, this.#shipper.chain);
    const idle = !last && this.#making === null && Date.now() >= this.#notBefore;
    if (idle && isBaseDue(sinceBase(this.#last, reach), new Date())) this.#making = this.#take(key);
  }

  async #take(key: DataKey | null): Promise<void> {
    const { source, folder, signal } = this.#options;
    try {
      const { name, bytes, startLsn } = await takeBase(source, folder, key, signal);
      this.#last = { begunAt: new Date(momentOf(name)).toISOString(), bytes, startLsn };
      // Once its WAL is kept, it is one of those that count.
      this.#prune = true;
    } catch (error) {
      if (!signal.aborted) this.#failure = { error };
      this.#notBefore = Date.now() + AFTER_FAILURE_MS;
    } finally {
      this.#making = null;
    }
  }

  async close(): Promise<void> {
    await this.#making;
    await this.#shipper?.close().catch(() => undefined);
    this.#shipper = null;
    // The next one may have to begin another chain, which has no base.
    this.#last = undefined;
  }
}

/** @param chain path of its folder */
async function lastBaseOf(folder: string, chain: string): Promise<LastBase | null> {
  const own = restorables(await readCatalog(folder)).filter((one) => one.chain.name === basename(chain));
  const base = own.at(-1)?.base;
  if (base === undefined) return null;
  const { name, bytes, startLsn } = base;
  return { begunAt: new Date(momentOf(name)).toISOString(), bytes, startLsn };
}

function sinceBase(last: LastBase | null, reach: Reach): SinceBase {
  if (last === null) return { begunAt: null, baseBytes: 0, walBytes: 0 };
  const walBytes = Number(parseLsn(reach.lsn) - parseLsn(last.startLsn));
  return { begunAt: last.begunAt, baseBytes: last.bytes, walBytes };
}
