import { formatYuan } from './format-money.ts';
import { decimalsFor, decimalsOf, type Formatted, formatNumber } from './format-number.ts';
import type { Language } from './language.ts';

type Unit = (key: string) => string;

/** A number twice: in the measure's own unit (money in integer fen), and as the document counts it. */
export interface Counted {
  readonly base: number;
  readonly shown: number;
}

/** Multiples that a document may put before its unit. */
const multiples: { readonly [character: string]: number } = { 万: 1e4, 亿: 1e8, 千: 1e3 };

/** Units of money, which English scales in its own way. */
const money: { readonly [unit: string]: true } = { 元: true };

/**
 * A figure of a plan. Chinese keeps the document's unit, to be comparable word by word;
 * English counts money in billions and names the unit, or drops a mere counting word (个, 座): the subject says what is
 * counted. A figure that changes keeps its number of decimals with `fixed`. `unit` is the document's unit; `name` gives
 * the text of a message key, or the key itself where there is none. `beside` is a figure that is shown digit for digit
 * next to it (a goal stands beside itself): it gets no fewer decimals than that one.
 */
export function formatQuantity(
  quantity: Counted,
  unit: string,
  decimals: number,
  language: Language,
  name: Unit,
  fixed = false,
  beside: Counted = { base: 0, shown: 0 },
): Formatted {
  if (language === 'zh-CN') {
    const places = Math.max(decimals, decimalsOf(beside.shown));
    return { figure: formatNumber(quantity.shown, language, places, fixed), unit };
  }
  const { bare, multiple } = split(unit);
  if (Object.hasOwn(money, bare))
    return formatYuan(quantity.base / 100, language, name, undefined, beside.base / 100);
  const value = quantity.shown * multiple;
  const places = Math.max(
    multiple === 1 ? decimals : decimalsFor(value),
    decimalsOf(beside.shown * multiple),
  );
  const figure = formatNumber(value, language, places, fixed && multiple === 1);
  return { figure, unit: englishUnit(bare, name) };
}

/**
 * Measure words (`unit.counting`) have no word of their own beside an English figure. The rest is said whole or not at
 * all: 万元/亩 of which only a part has a text stays as it is.
 */
function englishUnit(unit: string, name: Unit): string {
  if (unit === '' || unit === '%' || unit === '‰') return unit;
  if (name('unit.counting').split(' ').includes(unit)) return '';
  const parts = unit.split('/').map((part) => {
    const text = name(`unit.of.${part}`);
    return text === `unit.of.${part}` ? null : text;
  });
  return parts.includes(null) ? unit : parts.join('/');
}

/** The unit without the multiples before it: 万户 is 10,000 households. */
function split(unit: string): { bare: string; multiple: number } {
  let multiple = 1;
  let at = 0;
  for (; at < unit.length - 1; at += 1) {
    const factor = multiples[unit.charAt(at)];
    if (factor === undefined) break;
    multiple *= factor;
  }
  return { bare: unit.slice(at), multiple };
}

/** A measurement in its measure's unit: `CNY` counts integer fen, `P1` percent, the rest as they are. */
export function formatMeasured(
  value: number,
  unitCode: string,
  decimals: number,
  language: Language,
  name: Unit,
  /** The largest value of the column that it stands in. */
  largest = 0,
): Formatted {
  // In Chinese as the document counts it on the board, digit for digit.
  if (unitCode === 'CNY')
    return formatYuan(
      value / 100,
      language,
      name,
      language === 'zh-CN' ? decimals : undefined,
      0,
      largest / 100,
    );
  return { figure: formatNumber(value, language, decimals, true), unit: unitName(unitCode, name) };
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
