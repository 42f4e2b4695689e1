import type { QualityRule } from '@yuheng/kernel/quality-rule';
import type { Measure } from '../data/measures.ts';

export const ruleKinds = ['complete', 'timely', 'range', 'jump', 'unique', 'consistent'] as const;
export type RuleKind = (typeof ruleKinds)[number];

/** The numbers of each kind, in the order in which they are asked; those that may stay empty. */
export const ruleNumbers: Readonly<Record<RuleKind, readonly RuleNumber[]>> = {
  complete: ['atLeast', 'expected'],
  timely: ['days', 'atLeast'],
  range: ['minimum', 'maximum'],
  jump: ['percent'],
  unique: [],
  consistent: ['percent'],
};
export type RuleNumber = 'atLeast' | 'expected' | 'days' | 'minimum' | 'maximum' | 'percent';
const mayBeEmpty: ReadonlySet<RuleNumber> = new Set(['expected', 'minimum', 'maximum']);
const whole: ReadonlySet<RuleNumber> = new Set(['expected', 'days']);

/** A rule while it is written: numbers as they are typed. */
export interface RuleDraft {
  /** Tells the drafts of one form apart. */
  readonly key: number;
  readonly kind: RuleKind;
  readonly selection: string;
  readonly attributes: readonly string[];
  readonly with: string;
  readonly numbers: Readonly<Partial<Record<RuleNumber, string>>>;
  readonly grey: boolean;
}

type Select = Pick<Measure, 'select'>['select'];

/** A new rule of a kind, about the first selection and its first attribute. */
export function newRule(key: number, kind: RuleKind, select: Select): RuleDraft {
  const [selection = ''] = Object.keys(select);
  const attributes = (select[selection]?.attributes ?? []).slice(0, 1);
  const numbers: RuleDraft['numbers'] =
    kind === 'complete' || kind === 'timely'
      ? { atLeast: '95', ...(kind === 'timely' ? { days: '180' } : {}) }
      : kind === 'jump'
        ? { percent: '20' }
        : kind === 'consistent'
          ? { percent: '5' }
          : {};
  return { key, kind, selection, attributes, with: '', numbers, grey: false };
}

/** A rule that stands, to be changed. */
export function draftOf(key: number, rule: QualityRule): RuleDraft {
  const numbers = Object.fromEntries(
    ruleNumbers[rule.kind].flatMap((name) => {
      const value = (rule as Partial<Record<RuleNumber, number>>)[name];
      return value === undefined ? [] : [[name, String(value)]];
    }),
  );
  return {
    key,
    kind: rule.kind,
    selection: 'selection' in rule ? rule.selection : '',
    attributes: rule.kind === 'unique' ? rule.attributes : 'attribute' in rule ? [rule.attribute] : [],
    with: rule.kind === 'consistent' ? rule.with : '',
    numbers,
    grey: rule.grey === true,
  };
}

/** The rule that a draft says; null while something is missing or is no number. */
export function ruleOf({
  kind,
  selection,
  attributes,
  numbers,
  grey,
  ...draft
}: RuleDraft): QualityRule | null {
  const said: Partial<Record<RuleNumber, number>> = {};
  for (const name of ruleNumbers[kind]) {
    const text = (numbers[name] ?? '').trim();
    if (text === '' && mayBeEmpty.has(name)) continue;
    const value = Number(text);
    if (text === '' || !Number.isFinite(value) || (whole.has(name) && !Number.isInteger(value))) return null;
    said[name] = value;
  }
  const { percent = 0, atLeast = 0, days = 0, expected, minimum, maximum } = said;
  const [attribute] = attributes;
  const more = grey ? { grey } : {};
  if (kind === 'jump') return { kind, percent, ...more };
  if (kind === 'consistent') return draft.with === '' ? null : { kind, with: draft.with, percent, ...more };
  if (attribute === undefined || selection === '') return null;
  if (kind === 'unique') return { kind, selection, attributes: [...attributes], ...more };
  if (kind === 'timely') return { kind, selection, attribute, days, atLeast, ...more };
  if (kind === 'complete')
    return { kind, selection, attribute, atLeast, ...(expected === undefined ? {} : { expected }), ...more };
  if (minimum === undefined && maximum === undefined) return null;
  return {
    kind,
    selection,
    attribute,
    ...(minimum === undefined ? {} : { minimum }),
    ...(maximum === undefined ? {} : { maximum }),
    ...more,
  };
}
