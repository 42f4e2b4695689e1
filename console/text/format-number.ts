import type { Language } from './language.ts';

/** A number as people read it: the figure, and the unit that stands smaller beside it. */
export interface Formatted {
  readonly figure: string;
  readonly unit: string;
}

const formats = new Map<string, Intl.NumberFormat>();

/** At most `decimals` decimals (with `fixed` exactly as many), digits grouped by three; never a negative zero. */
export function formatNumber(value: number, language: Language, decimals = 0, fixed = false): string {
  const key = `${language} ${decimals} ${fixed}`;
  let format = formats.get(key);
  if (format === undefined) {
    format = new Intl.NumberFormat(language, {
      minimumFractionDigits: fixed ? decimals : 0,
      maximumFractionDigits: decimals,
    });
    formats.set(key, format);
  }
  const text = format.format(value);
  return /^-0(\.0+)?$/.test(text) ? text.slice(1) : text;
}

/** Three to four significant digits for a scaled number: 81.24, 812.4, 8124. */
export function decimalsFor(value: number): number {
  const size = Math.abs(value);
  return size >= 1000 ? 0 : size >= 100 ? 1 : 2;
}

/** How many decimals a figure has when it is written out whole: 99.95 has two, 1e-7 seven. What arithmetic adds beyond twelve digits is not counted. */
export function decimalsOf(value: number): number {
  const [digits = '', exponent = '0'] = String(Number(value.toPrecision(12))).split('e');
  return Math.max(0, (digits.split('.')[1]?.length ?? 0) - Number(exponent));
}
