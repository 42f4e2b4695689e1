import type { LinkBudget } from '../coverage/link-budget.ts';

/** What stands in a line of a budget; texts are the messages `coverage.budget.<name>`. */
export const budgetNames = [
  'power',
  'element-share',
  'gain',
  'feeder',
  'eirp',
  'free-space',
  'excess',
  'entry',
  'body',
  'margin',
  'calibration',
  'level',
] as const;
export type BudgetName = (typeof budgetNames)[number];

export interface BudgetLine {
  readonly name: BudgetName;
  /** dB that are added (losses are below zero); dBm where `sum` is set or the line is the power. */
  readonly value: number;
  /** What all lines before it make: it is no line of its own. */
  readonly sum: boolean;
}

/**
 * A link budget to be read from top to bottom: lines add up to the sums that stand between them.
 * @param of `distance` along the ray, m; `frequency`, MHz; `entry` into the building, dB, part of the link's loss;
 * `calibration`, dB, null where the model is not calibrated
 */
export function budgetLines(of: {
  readonly link: LinkBudget;
  readonly frequency: number;
  readonly distance: number;
  readonly entry: number;
  readonly calibration: number | null;
}): readonly BudgetLine[] {
  const { link, frequency, distance, entry, calibration } = of;
  const { power, elementShare, gain, feeder, body, margin, loss } = link;
  // Free space as in ITU-R P.525-4, eq. 4.
  const freeSpace = 32.4 + 20 * Math.log10(frequency) + 20 * Math.log10(distance / 1000);
  const line = (name: BudgetName, value: number): BudgetLine => ({ name, value, sum: false });
  const eirp = power + elementShare + gain - feeder;
  const level = eirp - loss - body - margin + (calibration ?? 0);
  return [
    line('power', power),
    line('element-share', elementShare),
    line('gain', gain),
    line('feeder', -feeder),
    { name: 'eirp', value: eirp, sum: true },
    line('free-space', -freeSpace),
    line('excess', -(loss - entry - freeSpace)),
    ...(entry > 0 ? [line('entry', -entry)] : []),
    line('body', -body),
    line('margin', -margin),
    ...(calibration === null ? [] : [line('calibration', calibration)]),
    { name: 'level', value: level, sum: true },
  ];
}
