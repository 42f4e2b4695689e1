import { randomBytes } from 'node:crypto';
import { canonical } from '../audit/digest.ts';
import { fileKeys } from '../crypto/file-keys.ts';
import type { KeySource } from '../crypto/key-source.ts';
import type { ProfileId } from '../crypto/profile.ts';
import { profileOf } from '../crypto/profiles.ts';
import type { DataKey } from '../crypto/sealed.ts';
import { newInstanceId } from '../facts/model/instance-id.ts';
import { Problem } from '../http/problem.ts';
import { backupProblem } from './errors.ts';
import { isInside } from './is-inside.ts';

/** A key by which backups are sealed, wrapped by a master key that is kept elsewhere. */
export interface WrappedKey {
  readonly id: string;
  readonly profile: ProfileId;
  /** Id of the master key. */
  readonly master: string;
  /** In base64url. */
  readonly wrapped: string;
}

/**
 * The master keys in a file, or none. Where they lie in what they lock, or beside it, they are of no use or no secret.
 * @throws Problem backup.keys-inside
 */
export function masterKeys(file: string | null, outside: readonly string[]): KeySource | null {
  if (file === null) return null;
  for (const folder of outside)
    if (isInside(folder, file)) throw backupProblem('keys-inside', { file, folder });
  return fileKeys(file);
}

/** Opens what was sealed by one of a folder's keys. @throws Problem backup.keys-needed, backup.key-missing, backup.key-broken */
export type OpenKey = (id: string | null) => Promise<DataKey | null>;

/**
 * The key that a folder's backups are sealed by from now on: the newest, or another one where that is wrapped by a master key
 * that is not the newest any more.
 * @returns with what the folder has to remember
 * @throws Problem backup.keys-needed, backup.key-lost, backup.key-missing, backup.key-broken
 */
export async function writingKey(
  system: string,
  known: readonly WrappedKey[],
  source: KeySource | null,
): Promise<{ readonly key: DataKey | null; readonly keys: readonly WrappedKey[] }> {
  if (source === null) {
    // What was secret until now does not become readable because of a flag that is missing.
    if (known.length > 0) throw backupProblem('keys-needed');
    return { key: null, keys: known };
  }
  const found = await source.load();
  if (found === null && known.length > 0) throw backupProblem('key-lost');
  const masters = found ?? (await source.make());
  const last = known.at(-1);
  if (last?.master === masters.newest.id)
    return { key: await keyOpener(system, known, source)(last.id), keys: known };
  const { id: master, profile } = masters.newest;
  const key = { id: newInstanceId(), profile, bytes: randomBytes(profileOf(profile).keyBytes) };
  const wrapped = await masters.wrap(key.bytes, aboutOf(system, key.id));
  return { key, keys: [...known, { id: key.id, profile, master, wrapped: wrapped.toString('base64url') }] };
}

export function keyOpener(system: string, known: readonly WrappedKey[], source: KeySource | null): OpenKey {
  const opened = new Map<string, Promise<DataKey>>();
  const open = async ({ id, profile, master, wrapped }: WrappedKey): Promise<DataKey> => {
    if (source === null) throw backupProblem('keys-needed');
    const masters = await source.load();
    if (masters === null) throw backupProblem('key-lost');
    const bytes = await masters
      .unwrap(master, Buffer.from(wrapped, 'base64url'), aboutOf(system, id))
      .catch((error: unknown) => {
        if (error instanceof Problem && error.code === 'crypto.master-missing')
          throw backupProblem('key-missing', { master });
        throw error;
      });
    if (bytes === null) throw backupProblem('key-broken', { master });
    return { id, profile, bytes };
  };
  return async (id) => {
    if (id === null) return null;
    const wrapped = known.find((one) => one.id === id);
    if (wrapped === undefined) throw backupProblem('key-broken', { master: id });
    const key = opened.get(id) ?? open(wrapped);
    opened.set(id, key);
    return key;
  };
}

const aboutOf = (system: string, key: string): Buffer => Buffer.from(canonical({ backup: system, key }));
