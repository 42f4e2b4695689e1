import type { BaseUnit } from '../compiled.ts';

/** What a unit measures: things, money, parts of a whole, a size, a time, a place in a ranking; or nothing. */
export type UnitKind = 'count' | 'money' | 'share' | 'size' | 'time' | 'rank' | 'none';

/** A unit as the text writes it, with what it counts in. */
export interface Unit {
  readonly text: string;
  readonly kind: UnitKind;
  /** Null where nobody has set its size down in one code. */
  readonly base: BaseUnit | null;
}

/**
 * How the text writes the number: in digits, in Chinese numerals, in English words; or as a word that stands for one:
 * `coverage` is 全覆盖 (100%), `multiple` 翻一番 (2), `rank` 前10位, `zero` 清零.
 */
export type Form = 'arabic' | 'han' | 'english' | 'coverage' | 'multiple' | 'rank' | 'zero';

/** A number with its unit, as the text has it. */
export interface Quantity {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** The number, or the lower end of a range. */
  readonly low: number;
  /** The upper end of a range. */
  readonly high: number | null;
  readonly unit: Unit;
  /** 30余家: more than the number says. */
  readonly more: boolean;
  readonly form: Form;
  /** 百家, 千亿元: a power of ten without a digit, which is a figure of speech as often as a number. */
  readonly loose: boolean;
}

/** A part of a hundred. */
export const percentage: Unit = { text: '%', kind: 'share', base: { code: 'P1', factor: 1 } };
/** A part of a thousand. */
export const perMille: Unit = { text: '‰', kind: 'share', base: { code: 'P1', factor: 0.1 } };
/** A number by itself: PUE 1.3. */
export const bare: Unit = { text: '', kind: 'none', base: { code: 'C62', factor: 1 } };

/** A number, and where its words end. */
export interface NumberWord {
  readonly value: number;
  /** The upper end, where two digits stand for a range: 三五家. */
  readonly high: number | null;
  readonly end: number;
}

/** Matches a sticky pattern at an offset. */
export function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
