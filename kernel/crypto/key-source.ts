import type { ProfileId } from './profile.ts';

/** A master key as it is told of: never the key itself. */
export interface MasterKey {
  /** The same wherever the key is. */
  readonly id: string;
  /** What is made under it works by this. */
  readonly profile: ProfileId;
}

/** The master keys of a house, which wrap its data keys and do nothing else. */
export interface MasterKeys {
  /** Data keys are wrapped by it from now on. */
  readonly newest: MasterKey;
  readonly ids: ReadonlySet<string>;
  /** By the newest. @param about authenticated with it */
  wrap(key: Uint8Array, about: Uint8Array): Promise<Buffer>;
  /** Null: it is not what that master key wrapped. @throws Problem crypto.master-missing */
  unwrap(master: string, wrapped: Uint8Array, about: Uint8Array): Promise<Buffer | null>;
}

/** Who keeps the master keys: outside of the database, so that whoever has that alone can read nothing of what is sealed. */
export interface KeySource {
  /** As they are now; null: there are none yet. */
  load(): Promise<MasterKeys | null>;
  /** Makes the newest one; the older ones stay. @param profile that of the newest unless told; where there is none, international */
  make(profile?: ProfileId): Promise<MasterKeys>;
}
