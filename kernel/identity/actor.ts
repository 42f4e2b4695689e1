/**
 * Who does something, for which organisation, through which source.
 * Nothing is ever written without one.
 */
export interface Actor {
  /** Stable id: `user:…`, `key:…` (a machine), or `system:…` (Yuheng itself). */
  readonly id: string;
  /** Name to show. */
  readonly name: string;
  /** Name of the organisation that the actor acts for, as it is now; null for the platform itself. */
  readonly organisation: string | null;
  /** Id of that organisation, where it is on record (directory/organisations.ts). */
  readonly organisationId?: string;
  /** Earlier names of that organisation: what was given to it under one of them is still its own. */
  readonly formerly?: readonly string[];
  /** Name and id of the unit within the organisation, for people who belong to one. */
  readonly unit?: string;
  readonly unitId?: string;
  /**
   * The only tenant whose data the actor may touch, by its name; null: the one without a name. Without it: all, as the
   * house's own processes, its keys and its administrators.
   */
  readonly tenant?: string | null;
  /** The system through which the write came, for example `console`, `world:simulator`, `plan`. */
  readonly source: string;
  readonly roles: readonly Role[];
  /** Everything that this actor records is synthetic, and is marked so wherever it is shown. */
  readonly synthetic: boolean;
}

/** Thin roles until policies arrive: a viewer reads, an officer works on plans, a machine writes facts, an administrator does all. */
export type Role = (typeof ROLES)[number];
export const ROLES = ['viewer', 'officer', 'machine', 'administrator'] as const;
