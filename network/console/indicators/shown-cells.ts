import type { StandingReason } from '../../rules/cell-standings.ts';
import type { AreaCoverage } from './indicator-queries.ts';
import { decisiveReason } from './standing-look.ts';

export interface ShownCell {
  readonly id: string;
  /** Its place in the list, to be told apart from the others by people. */
  readonly number: number;
  readonly location: unknown;
  readonly side: number | null;
  readonly reason: StandingReason;
  readonly reasons: readonly StandingReason[];
}

/** The cells as one operator sees them, or (`null`) as whoever covers them best. */
export function shownCells(area: AreaCoverage, operator: string | null): readonly ShownCell[] {
  const at = operator === null ? -1 : area.operators.indexOf(operator);
  return area.cells.map(({ id, location, side, reasons }, index) => ({
    id,
    number: index + 1,
    location,
    side,
    reason: reasons[at] ?? decisiveReason(reasons),
    reasons,
  }));
}
