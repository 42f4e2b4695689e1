import { formatYuan } from './format-money.ts';
import { decimalsFor, type Formatted, formatNumber } from './format-number.ts';
import type { Language } from './language.ts';

type Unit = (key: string) => string;

/** A number twice: in the measure's own unit (money in integer fen), and as the document counts it. */
export interface Counted {
  readonly base: number;
  readonly shown: number;
}

/** 元, and 个: a word that only counts, and has no English. */
const yuan = '\u5143';
const counting = '\u4e2a';

/** Multiples that a document may put before its unit. */
const multiples: { readonly [character: string]: number } = { 万: 1e4, 亿: 1e8, 千: 1e3 };

/**
 * A figure of a plan. Chinese keeps the document's unit, to be comparable word by word;
 * English counts money in billions and names the unit, or drops a mere counting word (个).
 * `unit` is the document's unit; `name` gives the text of a message key, or the key itself where there is none.
 */
export function formatQuantity(
  quantity: Counted,
  unit: string,
  decimals: number,
  language: Language,
  name: Unit,
): Formatted {
  if (language === 'zh-CN') return { figure: formatNumber(quantity.shown, language, decimals), unit };
  if (unit.endsWith(yuan)) return formatYuan(quantity.base / 100, language, name);
  if (unit === '%' || unit === '') return { figure: formatNumber(quantity.shown, language, decimals), unit };
  const multiple = multiples[unit.charAt(0)];
  const bare = multiple === undefined || unit.length === 1 ? unit : unit.slice(1);
  const key = `unit.of.${bare}`;
  const text = name(key);
  const value = quantity.shown * (multiple ?? 1);
  const figure = formatNumber(value, language, multiple === undefined ? decimals : decimalsFor(value));
  return { figure, unit: bare === counting ? '' : text === key ? bare : text };
}

/** A measurement in its measure's unit: `CNY` counts integer fen, `P1` percent, the rest as they are. */
export function formatMeasured(
  value: number,
  unitCode: string,
  decimals: number,
  language: Language,
  name: Unit,
): Formatted {
  if (unitCode === 'CNY') return formatYuan(value / 100, language, name);
  return { figure: formatNumber(value, language, decimals), unit: unitName(unitCode, name) };
}

/** `C62`, one: what is counted is said by the measure. */
const pieces = 'C62';

/** The name of a UN/CEFACT Recommendation 20 code, or the code itself where no text knows it. */
export function unitName(unitCode: string, name: Unit): string {
  if (unitCode === pieces) return '';
  const key = `unit.code.${unitCode}`;
  const text = name(key);
  return text === key ? unitCode : text;
}
