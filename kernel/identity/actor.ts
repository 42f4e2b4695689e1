/**
 * Who does something, for which organisation, through which source.
 * Nothing is ever written without one.
 */
export interface Actor {
  /** Stable id: `user:…`, `key:…` (a machine), or `system:…` (Yuheng itself). */
  readonly id: string;
  /** Name to show. */
  readonly name: string;
  /** Organisation the actor acts for, or null for the platform itself. */
  readonly organisation: string | null;
  /** The system through which the write came, for example `console`, `world:simulator`, `plan`. */
  readonly source: string;
  readonly roles: readonly Role[];
  /** Everything that this actor records is synthetic, and is marked so wherever it is shown. */
  readonly synthetic: boolean;
}

/** Thin roles until policies arrive: a viewer reads, an officer works on plans, a machine writes facts, an administrator does all. */
export type Role = 'viewer' | 'officer' | 'machine' | 'administrator';
