import type { Actor } from '../identity/actor.ts';
import type { Kernel } from '../packs/kernel.ts';

/** A row of a pack's own tables as policies know it. */
export interface PolicyRecord {
  readonly id: string;
  /** Organisations and units whose it is, by name; none: the house's own. */
  readonly units: readonly string[];
  /** What else policies may ask about it. */
  readonly tags?: Readonly<Record<string, readonly string[]>>;
}

/** One of them, by its type with its pack before it. */
export interface RecordName {
  readonly type: string;
  readonly id: string;
}

/** Rows that a pack keeps in tables of its own and that belong to somebody: a kind of them, for policies to speak of. */
export interface RecordType {
  /** Policies name it with its pack before it: `RecordType::"plan.meeting"`. */
  readonly name: string;
  /**
   * The inputs by which operations of the pack name such rows, and which ids they mean. Whatever operation has one of them
   * is refused before it begins: that is why no operation asks by itself.
   */
  readonly inputs: Readonly<Record<string, (value: unknown) => readonly string[]>>;
  /** What whoever may not read it is told, as whoever names none: a code of the pack's errors. */
  readonly missing: string;
  /** Events that tell of one, and the member of their data that is its id. */
  readonly events?: Readonly<Record<string, string>>;
  /** Those of them that there are. Ids may be any text. */
  find(kernel: Kernel, ids: readonly string[]): Promise<readonly PolicyRecord[]>;
}

/** An input that is the id itself. */
export const theId = (value: unknown): readonly string[] => [String(value)];

/** For whom somebody acts: whose is what they make. */
export function unitsOf({ organisation, unit }: Pick<Actor, 'organisation' | 'unit'>): readonly string[] {
  return [organisation, unit].filter((name) => name !== null && name !== undefined);
}
