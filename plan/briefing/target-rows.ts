import type { PlanView, TargetView } from '../board/view.ts';
import type { TargetRow } from './briefing.ts';
import type { EvidenceBook } from './evidence-book.ts';

/** Fen in a yuan: measures count money in fen. */
const FEN = 100;

/** The targets of the plans at work, with what they ask for and what is measured. */
export function targetRows(
  plans: readonly PlanView[],
  /** Code of a measure -> its unit. */
  units: ReadonlyMap<string, string>,
  book: EvidenceBook,
): readonly TargetRow[] {
  return plans.flatMap((plan) =>
    plan.targets.map((target) => ({
      target: target.id,
      plan: plan.id,
      planTitle: plan.title,
      subject: target.subject,
      comparator: target.comparator,
      goal: target.goal && book.asked(target, target.goal.shown),
      stretch: target.stretch && book.asked(target, target.stretch.shown),
      reading: book.reading(target),
      unit: target.unit,
      tier: target.reading?.tier ?? null,
      due: target.due,
      lamp: target.lamp,
      statistic: statisticOf(target, units, book),
    })),
  );
}

function statisticOf(
  target: TargetView,
  units: ReadonlyMap<string, string>,
  book: EvidenceBook,
): TargetRow['statistic'] {
  const { reading, measure, goal, quantity, decimals } = target;
  const unit = units.get(measure?.code ?? '');
  if (reading === null || measure === null || unit === undefined) return null;
  const divisor = unit === 'CNY' ? FEN : 1;
  const value = book.fromReading(
    target,
    reading.quantity.base / divisor,
    unit === 'CNY' ? 2 : Math.max(decimals, 4),
  );
  // A change (增长 25%) is no level that the measure could reach.
  const level = goal !== null && (quantity === null || quantity === 'level');
  return (
    value && {
      measure: measure.code,
      unit,
      value,
      goal: level ? book.asked(target, goal.base / divisor) : null,
    }
  );
}
