import type { Clause } from './clause.ts';
import type { Horizon, PlanNumber, Span } from './compiled.ts';
import { makingVerb } from './goal-words.ts';
import type { HorizonContext } from './horizon.ts';
import { numberClass } from './number-class.ts';
import { numericTargets, type TargetDraft } from './numeric-targets.ts';
import { qualitativeTargets } from './qualitative-targets.ts';
import { type Quantity, readQuantities } from './quantity.ts';
import type { SectionKind } from './section-kind.ts';
import { readTimedClauses, type TimedClause } from './timed-clause.ts';

/** The paragraphs under one number of the document, and what holds for them. */
export interface Region {
  readonly text: string;
  readonly paragraphs: readonly Span[];
  readonly section: SectionKind;
  /** Holds until the region names another. */
  readonly horizon: Horizon | null;
  readonly context: HorizonContext;
}

export interface RegionFindings {
  readonly targets: TargetDraft[];
  readonly numbers: PlanNumber[];
  /** All of the region's own. */
  readonly horizons: Horizon[];
}

/** What earlier clauses of a paragraph leave to later ones. */
interface Carried {
  horizon: Horizon | null;
  /** Of the last target, or the last clause without a number: what 达到5亿元 by itself is about. */
  subject: Span | null;
  /** Sentence that has begun to count: 建成甲5个，乙3个. */
  counting: Clause['sentence'] | null;
}

/** Reads numbers, targets and horizons; a horizon holds for the rest of its paragraph, of a section of goals to its end. */
export function readRegion(region: Region): RegionFindings {
  const findings: RegionFindings = { targets: [], numbers: [], horizons: [] };
  let last = region.horizon;
  for (const paragraph of region.paragraphs) {
    const start = region.section === 'goal' ? last : region.horizon;
    const carried: Carried = { horizon: start, subject: null, counting: null };
    for (const clause of readTimedClauses(region.text, paragraph, region.context)) {
      readClause(region, clause, carried, findings);
    }
    last = carried.horizon;
  }
  return findings;
}

function readClause(
  region: Region,
  timed: TimedClause,
  carried: Carried,
  { targets, numbers, horizons }: RegionFindings,
): void {
  const { text, section, context } = region;
  const { clause, own, sofar, closing } = timed;
  horizons.push(...own);
  carried.horizon = own.at(-1) ?? carried.horizon;
  const horizon = sofar.length === 0 && section === 'work' ? (closing ?? carried.horizon) : carried.horizon;
  const quantities = readQuantities(text, clause.start, clause.end).filter(
    (quantity) => !inside(quantity, own),
  );
  const issueYear = context.issueDate === null ? null : Number(context.issueDate.slice(0, 4));
  const wanted: Quantity[] = [];
  for (const quantity of quantities) {
    const continued = carried.counting === clause.sentence || wanted.length > 0;
    const kind = numberClass(quantity, { text, clause, section, issueYear, continued });
    numbers.push(toNumber(quantity, kind));
    if (kind === 'target') wanted.push(quantity);
  }
  const [first] = wanted;
  if (first !== undefined) {
    targets.push(
      ...numericTargets({
        text,
        clause,
        quantities: wanted,
        horizons: sofar,
        horizon,
        subject: carried.subject,
      }),
    );
    carried.subject = subjectSpan(text, clause, targets.at(-1)?.subject ?? '') ?? carried.subject;
    const words = text.slice(Math.max(clause.start, first.start - 120), first.start);
    if (makingVerb.test(words)) carried.counting = clause.sentence;
  } else if (quantities.length === 0) {
    targets.push(...qualitativeTargets(text, clause, section, horizon));
    // A clause that only tells the time is about nothing.
    if (own.length === 0) carried.subject = { start: clause.start, end: clause.end };
  }
}

function subjectSpan(text: string, clause: Clause, subject: string): Span | null {
  const at = text.slice(clause.start, clause.end).indexOf(subject);
  return at < 0 || subject === ''
    ? null
    : { start: clause.start + at, end: clause.start + at + subject.length };
}

function inside(quantity: Quantity, horizons: readonly Horizon[]): boolean {
  return horizons.some(({ span }) => quantity.start < span.end && span.start < quantity.end);
}

function toNumber(quantity: Quantity, kind: PlanNumber['class']): PlanNumber {
  const { start, end, text, low, unit } = quantity;
  return { text, class: kind, value: low, unit: unit.text, span: { start, end } };
}
