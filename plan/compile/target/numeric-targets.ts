import type { Clause } from '../clause/clause.ts';
import type { Horizon, Span, Target } from '../compiled.ts';
import { isEnglish } from '../language.ts';
import { comparatorOf, quantityKind, suffixLength } from '../quantity/comparator.ts';
import type { Quantity } from '../quantity/quantity.ts';
import { type Segment, type Subject, sharedOut, subjectOf } from './subject.ts';

/** A target before it has an id. */
export type TargetDraft = Omit<Target, 'id'>;

/** The numbers of one clause that are targets, and what was said before it. */
export interface ClauseTargets {
  readonly text: string;
  readonly clause: Clause;
  readonly quantities: readonly Quantity[];
  /** Horizons of the sentence up to the end of the clause. */
  readonly horizons: readonly Horizon[];
  /** By when a number is wanted. */
  readonly horizonOf: (quantity: Quantity) => Horizon | null;
  /** The last target of the sentence before the clause. */
  readonly before: TargetDraft | null;
  /** Subject of an earlier clause, for one that has none of its own. */
  readonly subject: Span | null;
}

/** The numeric targets of a clause: one for each number, but one with milestones where the numbers are for several years. */
export function numericTargets(given: ClauseTargets): TargetDraft[] {
  const { text, clause, quantities, horizons } = given;
  const respectively = respective(given);
  if (respectively === null) {
    const drafts = quantities.map((quantity, at) => draft(given, quantity, subjectIn(given, at)));
    return drafts.map((one, at) => goesOn(given, drafts, one, at));
  }
  const years = yearsFor(horizons, clause, quantities.length);
  if (years.length === quantities.length && years.length > 1) return [series(given, years, respectively)];
  const parts = listParts(text, respectively);
  const drafts = quantities.map((quantity, at) =>
    draft(given, quantity, {
      ...(parts.length === quantities.length ? (parts[at] ?? respectively) : respectively),
      scope: null,
    }),
  );
  const shared = sharedComparator(text, clause);
  return drafts.map((one) =>
    shareBound(
      shareVerb(shared !== null && one.comparator === '=' ? { ...one, comparator: shared } : one, drafts[0]),
      drafts.at(-1),
    ),
  );
}

/** The years that 分别 shares numbers out over: those of the clause (2024年、2025年分别达到…) before those of its sentence. */
function yearsFor(horizons: readonly Horizon[], clause: Clause, count: number): number[] {
  const own = horizons.filter(({ span }) => span.start >= clause.start);
  const named = own.length === count ? own : horizons;
  return named.flatMap(({ year }) => (year === null ? [] : [year]));
}

/** Reduce it to 70% by 2025, 54% by 2035 and 40% by 2050: the verb before the first number holds for the rest of the row. */
function goesOn(
  { text, clause, quantities, before }: ClauseTargets,
  drafts: readonly TargetDraft[],
  one: TargetDraft,
  at: number,
): TargetDraft {
  const quantity = quantities[at];
  const head = drafts.slice(0, at).findLast(({ comparator }) => comparator !== '=') ?? before;
  if (quantity === undefined || head === null || head.comparator === 'range') return one;
  if (one.comparator !== '=' || one.quantity !== head.quantity) return one;
  const between = text.slice(quantities[at - 1]?.end ?? clause.start, quantity.start);
  // 达到500万人次和30亿元
  if (at > 0 && /^(?:、|和|与|及|以及)$/.test(between)) return { ...one, comparator: head.comparator };
  if (one.unit !== head.unit) return one;
  return row.test(between) ? { ...one, comparator: head.comparator } : one;
}

const row =
  /^(?:,? (?:by|in|from) (?:the end of )?20\d\d)?,? ?(?:and |and then |then |rising |falling )?(?:to )?$/;

/** 分别达到小麦99%、玉米95%: the verb right behind 分别 holds for each, whatever stands before its number. */
function sharedComparator(text: string, clause: Clause): TargetDraft['comparator'] | null {
  const words = text.slice(clause.start, clause.end);
  if (
    /分别(?:稳定|保持)?(?:达到?|提高到|提升到|提高至|提升至|增加到|保持在|稳定在|不低于)(?=[\u4e00-\u9fff])/.test(
      words,
    )
  )
    return '>=';
  return /分别(?:控制在|下降到|降到|降至|压减到|不超过)(?=[\u4e00-\u9fff])/.test(words) ? '<=' : null;
}

/** The verb before the first number (分别达到, 分别下降) holds for the others as well. */
function shareVerb(one: TargetDraft, first: TargetDraft | undefined): TargetDraft {
  if (
    first === undefined ||
    one.comparator !== '=' ||
    one.quantity !== 'level' ||
    first.comparator === 'range'
  )
    return one;
  return { ...one, comparator: first.comparator, quantity: first.quantity };
}

/** 分别下降3%、4%以上: the bound behind the last number holds for those before it. */
function shareBound(one: TargetDraft, last: TargetDraft | undefined): TargetDraft {
  return one.comparator === '=' && last?.comparator === '>=' && one.unit === last.unit
    ? { ...one, comparator: last.comparator }
    : one;
}

/** The words that 分别 shares out over the numbers after it. */
function respective({ text, clause, quantities, subject }: ClauseTargets): Span | null {
  const first = quantities[0];
  if (first === undefined || quantities.length < 2) return null;
  const at = text.slice(clause.start, first.start).indexOf('分别');
  if (at < 0) return null;
  // 2023年、2024年分别新建基站2400个、2000个: before 分别 stand the times alone.
  const timed = /^[\d年月底末前到至、和及与，\s—-]*$/.test(text.slice(clause.start, clause.start + at));
  const before = timed
    ? { start: clause.start + at + '分别'.length, end: first.start }
    : { start: clause.start, end: clause.start + at };
  return subjectOf(text, first, { before, after: { start: first.end, end: first.end } }) ?? subject;
}

function listParts(text: string, span: Span): Span[] {
  const parts: Span[] = [];
  let start = span.start;
  for (const match of text.slice(span.start, span.end).matchAll(/、|以及|和|与|及|$/g)) {
    const end = span.start + match.index;
    if (end > start) parts.push({ start, end });
    start = end + match[0].length;
  }
  return parts;
}

function series(given: ClauseTargets, years: readonly number[], subject: Span): TargetDraft {
  const { text, quantities } = given;
  const milestones = quantities.map((quantity, at) => ({
    year: years[at] ?? 0,
    value: quantity.low,
    text: quantity.text,
    span: { start: quantity.start, end: quantity.end },
  }));
  const last = quantities.at(-1) ?? quantities[0];
  if (last === undefined)
    throw new RangeError(`a series without numbers at ${subject.start} of ${text.length}`);
  const horizon = given.horizons.findLast(({ year }) => year === years.at(-1)) ?? given.horizonOf(last);
  const drafts = quantities.map((quantity) => draft(given, quantity, { ...subject, scope: null }));
  return { ...shareVerb(draft(given, last, { ...subject, scope: null }), drafts[0]), horizon, milestones };
}

/** The words around a number reach to its neighbours, or to the 、 or 和 between them. */
function subjectIn(given: ClauseTargets, at: number): Subject {
  const { text, clause, quantities, subject } = given;
  const quantity = quantities[at];
  if (quantity === undefined) throw new RangeError(`no number ${at} in the clause`);
  const from = at === 0 ? clause.start : border(text, quantities[at - 1], quantity);
  const next = quantities[at + 1];
  const segment: Segment = {
    before: { start: from, end: quantity.start },
    after: {
      start: quantity.end + suffixLength(text.slice(quantity.end, clause.end)),
      end: next === undefined ? clause.end : border(text, quantity, next),
    },
  };
  if (quantity.form === 'coverage' && !isEnglish(quantity.text)) return covered(text, segment, quantity);
  const own = subjectOf(text, quantity, segment);
  if (own !== null) return sharedOut(text, own, segment.after, subject);
  // 收入达到200亿元、年均增长6%: what the number before it measures.
  if (at > 0 && text.charAt(from) === '、') return subjectIn(given, at - 1);
  return { ...(subject ?? { start: clause.start, end: clause.end }), scope: null };
}

function border(text: string, one: Quantity | undefined, next: Quantity): number {
  const start = one?.end ?? next.start;
  const between = text.slice(start, next.start);
  const parted = /、|以及|和|与|并|；|[,;]|\b(?:and|or|then|before|to|from)\b/.exec(between);
  if (parted !== null) return start + parted.index;
  return isEnglish(between) ? next.start : start;
}

/** 重点区域实现5G全覆盖: what is covered stands before the verb, what covers it after. */
function covered(text: string, { before }: Segment, quantity: Quantity): Subject {
  const words = text.slice(before.start, quantity.start);
  const verb = /(?:基本|全部|均)?(?:实现|达到|做到|完成)/.exec(words);
  const lead = subjectOf(
    text,
    { ...quantity, form: 'arabic' },
    {
      before: { start: before.start, end: before.start + (verb?.index ?? words.length) },
      after: { start: quantity.end, end: quantity.end },
    },
  );
  const from = verb === null ? null : before.start + verb.index + verb[0].length;
  if (from === quantity.start && lead !== null) return { ...lead, scope: null };
  if (from === null || lead === null)
    return { start: from ?? lead?.start ?? before.start, end: quantity.end, scope: null };
  return { start: from, end: quantity.end, scope: { start: lead.start, end: lead.end } };
}

function draft(
  { text, clause, horizonOf }: ClauseTargets,
  quantity: Quantity,
  subject: Subject,
): TargetDraft {
  const wordsBefore = text.slice(Math.max(clause.start, quantity.start - 120), quantity.start);
  const wordsAfter = text.slice(quantity.end, Math.min(clause.end, quantity.end + 40));
  const quote = (span: Span) => text.slice(span.start, span.end);
  const special = ['coverage', 'multiple', 'zero'].includes(quantity.form);
  return {
    kind: 'numeric',
    subject: quote(subject),
    comparator: comparatorOf(quantity, wordsBefore, wordsAfter),
    value: quantity.high === null ? quantity.low : null,
    low: quantity.high === null ? null : quantity.low,
    high: quantity.high,
    unit: quantity.unit.text,
    base: quantity.unit.base,
    quantifier: special ? quantity.text : null,
    quantity: quantityKind(quantity, wordsBefore, wordsAfter),
    horizon: horizonOf(quantity),
    milestones: [],
    scope: subject.scope === null ? null : quote(subject.scope),
    nature: natureOf(wordsAfter),
    text: clause.text,
    span: { start: clause.start, end: clause.end },
  };
}

function natureOf(words: string): Target['nature'] {
  if (/约束性/.test(words)) return 'binding';
  return /预期性/.test(words) ? 'expected' : null;
}
