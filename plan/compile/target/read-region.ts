import type { Clause } from '../clause/clause.ts';
import type { Horizon, NumberClass, PlanNumber, Span } from '../compiled.ts';
import { firstYearOf } from '../horizon/fields.ts';
import type { HorizonContext } from '../horizon/horizon.ts';
import { isEnglish } from '../language.ts';
import { numberClass } from '../numbers/number-class.ts';
import { isApproach, type SectionKind } from '../outline/section-kind.ts';
import type { Quantity } from '../quantity/quantity.ts';
import { readQuantities } from '../quantity/read-quantities.ts';
import { clauseHorizon } from './clause-horizon.ts';
import { makingVerb } from './goal-words.ts';
import { numericTargets, type TargetDraft } from './numeric-targets.ts';
import { qualitativeTargets } from './qualitative-targets.ts';
import { readTimedClauses, type TimedClause } from './timed-clause.ts';

/** The paragraphs under one number of the document, and what holds for them. */
export interface Region {
  readonly text: string;
  readonly paragraphs: readonly Span[];
  readonly section: SectionKind;
  /** Holds until the region names another. */
  readonly horizon: Horizon | null;
  /** The plan's own time, where its title says it. */
  readonly titled: Horizon | null;
  readonly context: HorizonContext;
}

export interface RegionFindings {
  readonly targets: TargetDraft[];
  readonly numbers: PlanNumber[];
  /** All of the region's own. */
  readonly horizons: Horizon[];
  /** In force at its end. */
  readonly last: Horizon | null;
}

/** What earlier clauses of a paragraph leave to later ones. */
interface Carried {
  horizon: Horizon | null;
  /** Of the last target, or the last clause without a number: what 达到5亿元 by itself is about. */
  subject: Span | null;
  /** Sentence that has begun to count: 建成甲5个，乙3个. */
  counting: Clause['sentence'] | null;
  /** What the last number was. */
  told: NumberClass | null;
}

/** Reads numbers, targets and horizons; a horizon holds for the rest of its paragraph, of a section of goals to its end. */
export function readRegion(region: Region): RegionFindings {
  const findings = { targets: [], numbers: [], horizons: [] };
  let last = region.horizon;
  let leads = false;
  let list: { readonly horizon: Horizon | null } | null = null;
  let heads = false;
  for (const paragraph of region.paragraphs) {
    // Of goals in a row behind dashes none dates the next one: the words above the first do.
    const dashed = region.text.startsWith('——', paragraph.start);
    list = dashed ? (list ?? { horizon: last }) : null;
    const start =
      region.section !== 'goal' || (!leads && isEnglish(region.text.slice(paragraph.start, paragraph.end)))
        ? region.horizon
        : list === null
          ? last
          : list.horizon;
    const carried: Carried = { horizon: start, subject: null, counting: null, told: null };
    const clauses = readTimedClauses(region.text, paragraph, region.context);
    // By March 2029: what is listed below lies ahead as well.
    const below: boolean =
      heads && /^\s*(?:[•●▪◦*–—-]|[a-z])/.test(region.text.slice(paragraph.start, paragraph.end));
    for (const clause of clauses) {
      if (region.section === 'goal' && namesGoal(clause.clause, paragraph)) continue;
      readClause(region, clause, carried, findings, below);
    }
    // By 2028: holds for the lines of the list below it.
    const words = region.text.slice(paragraph.start, paragraph.end);
    leads = words.endsWith(':') || (leads && /^(?:[-•*–—▪●]|\(?[a-z\d]{1,3}[.)]|[a-z])/.test(words));
    heads = /[:：]$/.test(region.text.slice(paragraph.start, paragraph.end).trimEnd())
      ? clauses.some(({ own }) => own.some(isAhead))
      : below;
    last = carried.horizon;
  }
  return { ...findings, last };
}

/** 产业能级更高。规模达到…: a short sentence in front of a goal, which it only names. */
function namesGoal({ start, end, sentence, text }: Clause, paragraph: Span): boolean {
  const alone = sentence.start === start && end - start <= longestName && !/[\d“]|^到/.test(text);
  return alone && start - paragraph.start <= 2 && sentence.end <= end + 1 && paragraph.end - end > 20;
}

const longestName = 10;

function readClause(
  region: Region,
  timed: TimedClause,
  carried: Carried,
  { targets, numbers, horizons }: Omit<RegionFindings, 'last'>,
  below: boolean,
): void {
  const { text, context } = region;
  const { clause, own, sofar, all } = timed;
  // 到2027年，…: an outlook among principles is a goal.
  const section = isApproach(region.section) && sofar.some(isAhead) ? 'goal' : region.section;
  horizons.push(...own);
  const quantities = readQuantities(text, clause.start, clause.end).filter(
    (quantity) => !inside(quantity, own),
  );
  const partial = text.startsWith('其中', clause.sentence.start);
  const wanted: Quantity[] = [];
  const kinds: NumberClass[] = [];
  for (const [at, quantity] of quantities.entries()) {
    const told = numberClass(quantity, {
      text,
      clause,
      section,
      firstYear: firstYearOf(context),
      over: timed.isOver(quantity.start),
      ahead: below || all.some(isAhead),
      below,
      continued: carried.counting === clause.sentence || wanted.length > 0,
      next: quantities[at + 1] ?? null,
    });
    // 将达到16.5万人。其中，…9.2万人: a part is told as the whole was.
    const whole = partial && carried.told === 'forecast' ? carried.told : null;
    const listed = goesOn(text, quantities[at - 1], quantity) && kinds.at(-1) === 'reference';
    const kind =
      whole ?? (listed ? 'reference' : isSaidAgain(text, quantities[at - 1], quantity) ? 'other' : told);
    carried.told = kind;
    kinds.push(kind === 'other' && quantity.form === 'zero' ? 'condition' : kind);
    if (kind === 'target') wanted.push(quantity);
    if (kind === 'target' || kind === 'condition' || !(quantity.loose || isWord(quantity, kind)))
      numbers.push(toNumber(quantity, kind));
  }
  const before = carried.horizon;
  const said = own.findLast(({ span }) => !isBracketed(text, clause, span));
  // 其中2023年完成12公里 tells when a part is due, not what comes after it.
  carried.horizon = clause.text.startsWith('其中') ? before : (said ?? before);
  const [first] = wanted;
  if (first !== undefined) {
    const horizonOf = (quantity: Quantity) =>
      clauseHorizon(
        { text, timed, section, carried: before, inherited: region.horizon, titled: region.titled },
        quantity,
      );
    targets.push(
      ...numericTargets({
        text,
        clause,
        quantities: wanted,
        horizons: sofar,
        horizonOf,
        subject: carried.subject,
        before: targets.findLast(({ span }) => span.start >= clause.sentence.start) ?? null,
      }),
    );
    carried.subject = subjectSpan(text, clause, targets.at(-1)?.subject ?? '') ?? carried.subject;
    const words = text.slice(Math.max(clause.start, first.start - 120), first.start);
    if (makingVerb.test(words)) carried.counting = clause.sentence;
  } else if (numbersOnly(kinds)) {
    const times = { sofar, all };
    targets.push(...qualitativeTargets(text, clause, section, carried.horizon, times));
    // A clause that only tells the time is about nothing.
    if (own.length === 0) carried.subject = { start: clause.start, end: clause.end };
  }
}

/** 总投资3.2亿元、设置床位300张: what a project is like goes on behind the comma of a list. */
function goesOn(text: string, last: Quantity | undefined, { start }: Quantity): boolean {
  return last !== undefined && /^、[^、，]{1,12}$/.test(text.slice(last.end, start));
}

/** 500万吨（100亿斤）: the same once more, in another unit. */
function isSaidAgain(text: string, last: Quantity | undefined, { start, end }: Quantity): boolean {
  return (
    last !== undefined &&
    /^[（(](?:约|合|即|折合)?$/.test(text.slice(last.end, start)) &&
    /^[）)]/.test(text.slice(end))
  );
}

/** The double of double … from 40 to 80. */
function isWord({ form }: Quantity, kind: NumberClass): boolean {
  return form === 'multiple' && kind === 'other';
}

/** 35蒸吨以下锅炉全部淘汰: its numbers only sort out what it is about. */
function numbersOnly(kinds: readonly NumberClass[]): boolean {
  return kinds.every((kind) => kind === 'condition');
}

/** A limit or an end, not a year in which something is. */
function isAhead({ kind, text }: Horizon): boolean {
  return kind === 'relative' || /[到至底末前]|by|before|end|within/i.test(text);
}

/** （2023年60%） tells of its own number only, 第一阶段（2024年） of all that follows. */
function isBracketed(text: string, clause: Clause, { start }: Span): boolean {
  if (/(?:阶段|[一二三四五]期|第.步|年)[（(]$/.test(text.slice(clause.start, start))) return false;
  return /[（(][^）)]*$/.test(text.slice(Math.max(clause.start, start - 40), start));
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
