import type { StandingReason } from '../../rules/cell-standings.ts';

/** How reasons look on the map and in lists: a colour token, and how much of it; what is covered is jade. */
export const standingLook: Readonly<
  Record<StandingReason, { readonly colour: string; readonly strength: number }>
> = {
  measured: { colour: '--jade', strength: 0.85 },
  predicted: { colour: '--jade', strength: 0.4 },
  'measured-weak': { colour: '--amber', strength: 0.85 },
  'predicted-weak': { colour: '--amber', strength: 0.4 },
  'off-air': { colour: '--plum', strength: 0.6 },
  unpredicted: { colour: '--slate', strength: 0.4 },
  'no-threshold': { colour: '--grey', strength: 0.25 },
};

/** What speaks most for a cell, or else says best why it is not covered. */
const order: readonly StandingReason[] = [
  'measured',
  'predicted',
  'measured-weak',
  'off-air',
  'predicted-weak',
  'unpredicted',
  'no-threshold',
];

/** Of several operators' reasons, the one that decides whether anybody covers the cell. */
export function decisiveReason(reasons: readonly StandingReason[]): StandingReason {
  return order.find((reason) => reasons.includes(reason)) ?? 'unpredicted';
}

export function isCovered(reason: StandingReason): boolean {
  return reason === 'measured' || reason === 'predicted';
}
