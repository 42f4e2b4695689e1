import type { CompiledPlan, Span, Target } from '../compile/compiled.ts';
import type { Doubt } from './certainty.ts';

/** Characters: what is counted has a shorter name. */
const longSubject = 30;

/** The doubts about each target, by id. */
export function targetDoubts(plan: CompiledPlan): ReadonlyMap<string, readonly Doubt[]> {
  return new Map(
    plan.targets.map((target) => [
      target.id,
      target.kind === 'numeric' ? numericDoubts(target, plan) : qualitativeDoubts(target, plan),
    ]),
  );
}

function numericDoubts(target: Target, { targets, items, issueDate }: CompiledPlan): readonly Doubt[] {
  const { subject, unit, base, horizon, quantifier, milestones, text } = target;
  const other = targets.find((one) => one !== target && contradicts(one, target));
  const years = milestones.map(({ year }) => year);
  const issued = issueDate === null ? null : Number(issueDate.slice(0, 4));
  const past = horizon?.year != null && issued !== null && horizon.year < issued;
  return [
    ...(horizon === null ? [doubt('no-year', 3)] : []),
    ...(past ? [doubt('year-past', 3, { year: horizon.year ?? 0 })] : []),
    ...(other === undefined ? [] : [doubt('contradicts', 3, { text: other.text.slice(0, 40) })]),
    ...(years.some((year, at) => at > 0 && year <= (years[at - 1] ?? 0)) ? [doubt('milestones', 3)] : []),
    ...(subject === text || subject.length > longSubject ? [doubt('subject', 3)] : []),
    ...(base === null ? [doubt('unit-unknown', 2, { unit: unit ?? '—' })] : []),
    ...(quantifier === null ? [] : [doubt('from-words', 2, { words: quantifier })]),
    ...(items.some((item) => within(target.span, item.span)) ? [doubt('in-task', 2)] : []),
    ...(targets.some((one) => one !== target && one.kind === 'numeric' && sharesClause(one, target))
      ? [doubt('shared-clause', 1)]
      : []),
  ];
}

/** 一批 or 若干 is a mark; without one, only the wording made a sentence a target. */
function qualitativeDoubts(target: Target, { items }: CompiledPlan): readonly Doubt[] {
  return [
    ...(target.quantifier === null ? [doubt('by-wording', 1)] : []),
    ...(items.some((item) => within(target.span, item.span)) ? [doubt('in-task', 2)] : []),
  ];
}

/** The same thing in the same unit for the same time, with another number. */
function contradicts(one: Target, other: Target): boolean {
  return (
    one.kind === 'numeric' &&
    one.subject === other.subject &&
    one.unit === other.unit &&
    one.scope === other.scope &&
    one.horizon?.text === other.horizon?.text &&
    (one.value !== other.value || one.low !== other.low || one.high !== other.high)
  );
}

/** Table rows give one target a year and share their row by design. */
function sharesClause(one: Target, other: Target): boolean {
  return (
    one.span.start === other.span.start &&
    one.span.end === other.span.end &&
    one.horizon?.year === other.horizon?.year
  );
}

function within(inner: Span, outer: Span): boolean {
  return inner.start >= outer.start && inner.end <= outer.end;
}

function doubt(key: string, weight: Doubt['weight'], values: Doubt['values'] = {}): Doubt {
  return { key, weight, values };
}
