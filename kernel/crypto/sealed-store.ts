import type { Sql } from '../store/database.ts';
import type { Keyring } from './keyring.ts';

/** Rows that are sealed anew in one transaction: what is under way holds nobody up for long. */
export const PAGE = 200;

export interface Resealed {
  readonly rows: number;
  /** Of them, those that were not sealed by the current key. */
  readonly resealed: number;
  /** Of them, those that cannot be opened. */
  readonly broken: number;
}

/** A table in which something stands sealed: what a rotation of keys goes through. */
export interface SealedStore {
  /** What its data keys are for. */
  readonly purpose: string;
  count(sql: Sql): Promise<number>;
  /**
   * Seals a page of a tenant's rows by the current data key. Done twice it does nothing the second time. What cannot be opened
   * stays as it is: it is the fault of no other row.
   * @param after as the page before answered; '' for the first
   * @returns next: null: that was all
   */
  resealPage(
    keyring: Keyring,
    at: { readonly tenant: number; readonly after: string },
    tx: Sql,
  ): Promise<Resealed & { readonly next: string | null }>;
  /** Removes every row in which something is sealed, of all tenants. @returns how many */
  abandon(tx: Sql): Promise<number>;
}
