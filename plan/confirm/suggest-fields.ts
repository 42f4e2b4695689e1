import type { Span } from '../compile/compiled.ts';
import { readHorizons } from '../compile/horizon/horizon.ts';
import { comparatorOf, quantityKind } from '../compile/quantity/comparator.ts';
import { readQuantities } from '../compile/quantity/read-quantities.ts';
import { readAssignments } from '../compile/work/assignments.ts';
import { readDue } from '../compile/work/due.ts';
import type { ItemFields, TargetFields } from './fields.ts';

/** Characters around a number that can say what it is. */
const reach = 40;

/** What the grammar reads in words that a person selected as an item: a start for the form, and never more. */
export function suggestItem(text: string, span: Span, issueDate: string | null): ItemFields {
  const words = text.slice(span.start, span.end);
  const first = words.split(/[，,。；;：:（(]/)[0] ?? words;
  return {
    title: first.slice(0, 60),
    units: readAssignments(text, span, false).map(({ unit, role }) => ({ unit, role })),
    due: readDue(text, span, { issueDate }, [span])?.date ?? null,
  };
}

/** The same for a target: its first number with comparator and unit, and the last horizon that it names. */
export function suggestTarget(text: string, span: Span, issueDate: string | null): TargetFields {
  const words = text.slice(span.start, span.end);
  const [quantity] = readQuantities(text, span.start, span.end);
  const horizon = readHorizons(text, span.start, span.end, { issueDate }).at(-1);
  const common = {
    horizon: horizon === undefined ? null : shown(horizon),
    scope: null,
    nature: null,
  };
  if (quantity === undefined) {
    const none = { comparator: null, value: null, low: null, high: null, unit: null, quantity: null };
    return { kind: 'qualitative', subject: words, ...none, ...common };
  }
  const before = text.slice(Math.max(span.start, quantity.start - reach), quantity.start);
  const after = text.slice(quantity.end, Math.min(span.end, quantity.end + reach));
  const { low, high, unit } = quantity;
  return {
    kind: 'numeric',
    subject: words,
    comparator: comparatorOf(quantity, before, after),
    value: high === null ? low : null,
    low: high === null ? null : low,
    high,
    unit: unit.text,
    quantity: quantityKind(quantity, before, after),
    ...common,
  };
}

function shown({
  kind,
  year,
  date,
  minYears,
  maxYears,
}: ReturnType<typeof readHorizons>[number]): NonNullable<TargetFields['horizon']> {
  return { kind, year, date, minYears, maxYears };
}
