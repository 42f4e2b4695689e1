import { Problem } from '../http/problem.ts';
import type { KeySource, MasterKeys } from './key-source.ts';
import type { ProfileId } from './profile.ts';
import { TransitClient, type TransitPlace } from './transit-client.ts';

/** Types of keys of the engine that authenticate associated data. */
const AUTHENTICATED = ['aes128-gcm96', 'aes256-gcm96', 'chacha20-poly1305', 'xchacha20-poly1305'];

/**
 * Master keys that never leave OpenBao or Vault: its transit engine wraps and unwraps the data keys. The versions of one key
 * are the master keys, so a rotation makes the next version; which versions may still decrypt is said there
 * (`min_decryption_version`).
 * @param profile of the data keys; what wraps them is the engine's own cipher in either
 */
export function transitKeys(place: TransitPlace, profile: ProfileId): KeySource {
  const client = new TransitClient(place);
  const idOf = (version: number): string => `${place.mount}/${place.key}:${version}`;

  async function load(): Promise<MasterKeys | null> {
    const key = await client.read();
    if (!key) return null;
    const { type, latest_version: latest, min_decryption_version: least } = key;
    if (!AUTHENTICATED.includes(type))
      throw new Problem('crypto.service-refused', { url: place.url, reason: `${place.key}: ${type}` });
    const first = Math.max(1, least);
    const versions = Array.from({ length: latest - first + 1 }, (_, at) => first + at);
    const ids = new Set(versions.map(idOf));
    return {
      newest: { id: idOf(latest), profile },
      ids,
      wrap: async (bytes, about) => Buffer.from(await client.encrypt(bytes, about, latest)),
      async unwrap(master, wrapped, about) {
        if (!ids.has(master)) throw new Problem('crypto.master-missing', { master });
        return client.decrypt(Buffer.from(wrapped).toString(), about);
      },
    };
  }

  return {
    load,
    async make(wanted = profile) {
      if (wanted !== profile) throw new Problem('crypto.profile-set', { profile });
      if ((await client.read()) === null) await client.create();
      else await client.rotate();
      const made = await load();
      if (!made)
        throw new Problem('crypto.service-refused', { url: place.url, reason: `${place.key}: HTTP 404` });
      return made;
    },
  };
}
