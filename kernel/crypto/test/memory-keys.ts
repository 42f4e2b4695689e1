import type { KeySource } from '../key-source.ts';
import { type HeldKey, masterKeysOf, newMasterKey } from '../master-keys.ts';
import type { ProfileId } from '../profile.ts';

/** Master keys that live as long as the test. */
export function memoryKeys(profile: ProfileId = 'international'): KeySource & { forget(): void } {
  let keys: readonly HeldKey[] = [];
  return {
    load: () => Promise.resolve(keys.length === 0 ? null : masterKeysOf(keys)),
    make(next) {
      keys = [...keys, newMasterKey(next ?? keys.at(-1)?.profile ?? profile)];
      return Promise.resolve(masterKeysOf(keys));
    },
    forget() {
      keys = [];
    },
  };
}
