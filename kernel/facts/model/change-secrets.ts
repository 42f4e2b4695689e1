import type { Change } from '../../crypto/keyring.ts';
import { isSealed } from '../../crypto/sealed.ts';
import type { Json } from './entity.ts';
import { isObject } from './is-object.ts';

/** Values of a list of pairs (key-values.ts) changed, but not those of keys that are no secrets. What is no such list is left as it is. */
export function changePairs(
  pairs: Json | undefined,
  name: string,
  change: Change,
  open: ReadonlySet<string>,
): { readonly [name: string]: Json } {
  if (!Array.isArray(pairs)) return {};
  return {
    [name]: (pairs as readonly Json[]).map((pair, at) => {
      if (!isObject(pair)) return pair;
      const { key, value } = pair;
      if (typeof key !== 'string' || typeof value !== 'string' || open.has(key)) return pair;
      return { ...pair, value: change(value, [name, String(at), key]) };
    }),
  };
}

/** An address changed where it says a name or a password. */
export function changeAddress(
  address: Json | undefined,
  name: string,
  change: Change,
): { readonly [name: string]: Json } {
  if (typeof address !== 'string' || !(isSealed(address) || saysUser(address))) return {};
  return { [name]: change(address, [name]) };
}

function saysUser(address: string): boolean {
  const url = URL.parse(address);
  return url !== null && (url.username !== '' || url.password !== '');
}
