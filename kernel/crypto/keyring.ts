import { randomBytes } from 'node:crypto';
import { canonical } from '../audit/digest.ts';
import { newInstanceId } from '../facts/model/instance-id.ts';
import { Problem } from '../http/problem.ts';
import type { Database, Sql } from '../store/database.ts';
import {
  endKeys,
  insertKey,
  readCurrentKey,
  readKey,
  readKeys,
  supersedeKeys,
  type Use,
  type WrappedKey,
} from './data-key-store.ts';
import type { KeySource, MasterKey, MasterKeys } from './key-source.ts';
import type { ProfileId } from './profile.ts';
import { profileOf } from './profiles.ts';
import { type DataKey, openText, parseSealed, sealText } from './sealed.ts';

/** Something about a text and the place in its row where it stands. */
export type Change = (text: string, path: readonly string[]) => string;

/**
 * Envelope encryption: texts are sealed by data keys, one for each tenant and purpose, which lie in the database wrapped by a
 * master key that does not.
 */
export interface Keyring {
  /** The master key that wraps now; null: this house has none. */
  readonly master: MasterKey | null;
  /** Seals by the current data key, made where there is none; it stays the current one until the transaction ends. @throws Problem crypto.no-key-source */
  sealer(use: Use, tx: Sql): Promise<{ readonly key: string; readonly seal: Change }>;
  /**
   * Opens any of these texts.
   * @throws Problem crypto.broken, crypto.data-key-missing, crypto.master-missing, crypto.master-wrong, crypto.no-key-source, now or when one is opened
   */
  opener(use: Use, texts: readonly string[], sql: Sql): Promise<Change>;
  list(): Promise<readonly WrappedKey[]>;
  /** Makes a new master key, wraps all data keys by it, and lets none of them seal any more. Behind the transaction what stands is to be sealed anew. */
  rotate(profile: ProfileId | null, tx: Sql): Promise<MasterKey>;
  /** What stands is sealed by current data keys alone. @returns how many data keys ended by that */
  endSuperseded(tx: Sql): Promise<number>;
}

/**
 * @param source null: nothing can be sealed or opened
 * @throws Problem of the source; crypto.key-lost, crypto.master-missing, crypto.master-wrong: what stands sealed could not be opened
 */
export async function openKeyring(options: {
  readonly database: Database;
  readonly source: KeySource | null;
  readonly clock: () => Date;
}): Promise<Keyring> {
  const { database, source, clock } = options;
  let masters: MasterKeys | null = source && (await firstMasters(source, database));
  const known = new Map<string, DataKey>();

  async function unwrap(row: WrappedKey): Promise<DataKey> {
    const { id, master, profile, wrapped } = row;
    const before = known.get(id);
    if (before) return before;
    if (!source || !masters) throw new Problem('crypto.no-key-source');
    // Another server made it, in the same file.
    if (!masters.ids.has(master)) masters = (await source.load()) ?? masters;
    const bytes = await masters.unwrap(master, wrapped, aboutOf(row));
    if (bytes?.length !== profileOf(profile).keyBytes) throw new Problem('crypto.master-wrong', { master });
    const key = { id, profile, bytes };
    known.set(id, key);
    return key;
  }

  async function makeKey(use: Use, tx: Sql): Promise<WrappedKey> {
    // Whoever was first has the right one: its transaction has ended by the time that ours is told so.
    for (;;) {
      const current = await readCurrentKey(use, tx);
      if (current) return current;
      // Another server may have made a newer master key.
      masters = (await source?.load()) ?? masters;
      if (!masters) throw new Problem('crypto.no-key-source');
      const { profile } = masters.newest;
      const open = { ...use, id: newInstanceId(), profile };
      const bytes = randomBytes(profileOf(profile).keyBytes);
      const key = {
        ...open,
        master: masters.newest.id,
        wrapped: await masters.wrap(bytes, aboutOf(open)),
        madeAt: clock().toISOString(),
        supersededAt: null,
        endedAt: null,
      };
      if (await insertKey(key, tx)) return key;
    }
  }

  if (masters) for (const row of await readKeys(database)) await unwrap(row);

  return {
    get master() {
      return masters?.newest ?? null;
    },
    async sealer(use, tx) {
      const key = await unwrap(await makeKey(use, tx));
      return { key: key.id, seal: (text, path) => sealText(text, key, { ...use, path }) };
    },
    async opener(use, texts, sql) {
      const ids = new Set(texts.flatMap((text) => parseSealed(text)?.key ?? []));
      for (const id of ids) {
        if (known.has(id)) continue;
        const row = await readKey(use, id, sql);
        if (row) await unwrap(row);
      }
      return (text, path) => {
        const sealed = parseSealed(text);
        const where = { purpose: use.purpose, where: path.join(' ') };
        if (!sealed) throw new Problem('crypto.broken', where);
        const key = known.get(sealed.key);
        if (!key) throw new Problem('crypto.data-key-missing', { ...where, key: sealed.key });
        const plain = openText(sealed, key, { ...use, path });
        if (plain === null) throw new Problem('crypto.broken', where);
        return plain;
      };
    },
    list: () => readKeys(database),
    async rotate(profile, tx) {
      if (!source || !masters) throw new Problem('crypto.no-key-source');
      // Before a new one is made: whoever seals by an old one has committed, or waits for us.
      const rows = await readKeys(tx, true);
      const next = await source.make(profile ?? undefined);
      const anew: WrappedKey[] = [];
      for (const row of rows) {
        const { bytes } = await unwrap(row);
        anew.push({ ...row, master: next.newest.id, wrapped: await next.wrap(bytes, aboutOf(row)) });
      }
      await supersedeKeys(anew, clock().toISOString(), tx);
      masters = next;
      return next.newest;
    },
    endSuperseded: (tx) => endKeys(clock().toISOString(), tx),
  };
}

/** Made where nothing was ever sealed: a key that is lost is not made anew in silence. */
async function firstMasters(source: KeySource, database: Database): Promise<MasterKeys> {
  const masters = await source.load();
  if (masters) return masters;
  const { length } = await readKeys(database);
  if (length > 0) throw new Problem('crypto.key-lost', { keys: length });
  return source.make();
}

/** What is authenticated beside a data key: it is of use for nothing else. */
function aboutOf({ tenant, purpose, id, profile }: Use & Pick<WrappedKey, 'id' | 'profile'>): Buffer {
  return Buffer.from(canonical({ dataKey: id, tenant, purpose, profile }));
}
