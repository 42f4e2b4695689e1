import { dirname, resolve } from 'node:path';
import type { KeySource } from '@yuheng/kernel/key-source';
import { isProfile } from '@yuheng/kernel/profiles';
import { transitKeys } from '@yuheng/kernel/transit-keys';
import { InputError } from '../input-error.ts';
import { readJson } from '../read-json.ts';

/** Parts of an address of the engine: nothing that would lead elsewhere. */
const NAME = /^[\w.-]+(?:\/[\w.-]+)*$/;

/**
 * Master keys that OpenBao or Vault keeps, as a file says:
 * `{"transit": {"url", "mount": "transit", "key": "yuheng", "token": path, "namespace"}, "profile": "international"}`; all but
 * `url` and `token` may be left out. The path is seen from the file's folder.
 * @throws InputError for a file that cannot be read or says something else
 */
export async function keyService(file: string): Promise<KeySource> {
  const stated = await readJson(file);
  const wrong = new InputError('keys.bad-service-file', { file });
  if (!isObject(stated)) throw wrong;
  const { transit, profile = 'international', ...rest } = stated;
  if (!isObject(transit) || Object.keys(rest).length > 0) throw wrong;
  const { url, token, mount = 'transit', key = 'yuheng', namespace, ...more } = transit;
  if (typeof url !== 'string' || typeof token !== 'string' || Object.keys(more).length > 0) throw wrong;
  if (typeof profile !== 'string' || !isProfile(profile) || !mayCarrySecrets(url)) throw wrong;
  if (typeof mount !== 'string' || !NAME.test(mount) || mount.includes('..')) throw wrong;
  if (typeof key !== 'string' || !/^[\w.-]+$/.test(key) || key.includes('..')) throw wrong;
  if (namespace !== undefined && (typeof namespace !== 'string' || !NAME.test(namespace))) throw wrong;
  const tokenFile = resolve(dirname(file), token);
  const place = { url, mount, key, tokenFile, ...(namespace === undefined ? {} : { namespace }) };
  return transitKeys(place, profile);
}

/** Keys go by TLS, or stay on this machine. */
function mayCarrySecrets(address: string): boolean {
  const url = URL.parse(address);
  if (!url || url.pathname !== '/' || url.search !== '' || url.username !== '') return false;
  const here = ['127.0.0.1', '[::1]', 'localhost'].includes(url.hostname);
  return url.protocol === 'https:' || (url.protocol === 'http:' && here);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
