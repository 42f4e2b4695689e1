import type { ProgrammeTarget } from '../confirm/programme.ts';
import { isYearlyChange } from '../rules/yearly-change.ts';
import type { TargetView } from './view.ts';

/** How a target's own numbers turn into those of a measure; without a base the number stands for itself. */
export function factorOf({ base }: ProgrammeTarget): number {
  return base?.factor ?? 1;
}

/** What a target asks for; `shown` is the document's number, digit for digit. */
export function goalView(
  target: ProgrammeTarget,
): Pick<TargetView, 'comparator' | 'goal' | 'stretch' | 'unit' | 'quantity' | 'yearly'> {
  const { comparator, value, low, high, unit, quantity, text } = target;
  const range = comparator === 'range';
  const counted = (shown: number | null): TargetView['goal'] =>
    shown === null ? null : { base: shown * factorOf(target), shown };
  return {
    comparator,
    goal: counted(range ? low : value),
    stretch: range ? counted(high) : null,
    unit: unit ?? '',
    quantity,
    yearly: isYearlyChange(text, quantity),
  };
}
