import type { Geometry } from '@yuheng/kernel/facts-model';
import type { CoordinateSystem, LonLat } from '../coordinates/offset-systems.ts';
import type { Choices } from './cell-value.ts';

/** What rows are held against. */
export interface LedgerContext {
  readonly system: CoordinateSystem;
  /** Degrees: where places of the ledger may lie. */
  readonly region: {
    readonly west: number;
    readonly south: number;
    readonly east: number;
    readonly north: number;
  };
  /** Of stations, thresholds, demands, projects and indoor systems. Empty: nobody is known yet, and any is taken. */
  readonly operators: ReadonlySet<string>;
  /** Name, short name or code -> entity of the city. Empty: none is known, and the column says nothing. */
  readonly cities: ReadonlyMap<string, string>;
  /** Entity of a city -> what it is called. */
  readonly cityNames: ReadonlyMap<string, string>;
  /** Id or name -> entity of the station. */
  readonly stations: ReadonlyMap<string, string>;
  /** Attribute -> its choices by what they are called. */
  readonly choices: ReadonlyMap<string, Choices>;
  /** Times after this one have not come yet. */
  readonly now: string;
  /** The city in whose boundary, or that of its district or key area, a place or most of an area lies. */
  cityAt(where: Geometry): string | null;
  /** The coverage cell about a place. */
  cellAt(
    place: LonLat,
  ): { readonly id: string; readonly keyArea: string | null; readonly city: string | null } | null;
}
