import { formatYuan } from './format-money.ts';
import { decimalsFor, type Formatted, formatNumber } from './format-number.ts';
import type { Language } from './language.ts';

type Unit = (key: string) => string;

/** A number twice: in the measure's own unit (money in integer fen), and as the document counts it. */
export interface Counted {
  readonly base: number;
  readonly shown: number;
}

/** Multiples that a document may put before its unit. */
const multiples: { readonly [character: string]: number } = { 万: 1e4, 亿: 1e8, 千: 1e3 };

/** Units that English treats in its own way: money is scaled, a mere counting word is left out. */
const special: { readonly [unit: string]: 'money' | 'counting' } = { 元: 'money', 个: 'counting' };

/**
 * A figure of a plan. Chinese keeps the document's unit, to be comparable word by word;
 * English counts money in billions and names the unit, or drops a mere counting word (个).
 * A figure that changes keeps its number of decimals with `fixed`.
 * `unit` is the document's unit; `name` gives the text of a message key, or the key itself where there is none.
 */
export function formatQuantity(
  quantity: Counted,
  unit: string,
  decimals: number,
  language: Language,
  name: Unit,
  fixed = false,
): Formatted {
  if (language === 'zh-CN') return { figure: formatNumber(quantity.shown, language, decimals, fixed), unit };
  const { bare, multiple } = split(unit);
  if (special[bare] === 'money') return formatYuan(quantity.base / 100, language, name);
  const value = quantity.shown * multiple;
  const figure = formatNumber(
    value,
    language,
    multiple === 1 ? decimals : decimalsFor(value),
    fixed && multiple === 1,
  );
  if (bare === '' || bare === '%' || special[bare] === 'counting')
    return { figure, unit: bare === '%' ? bare : '' };
  const key = `unit.of.${bare}`;
  const text = name(key);
  return { figure, unit: text === key ? bare : text };
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
): Formatted {
  // In Chinese as the document counts it on the board, digit for digit.
  if (unitCode === 'CNY')
    return formatYuan(value / 100, language, name, language === 'zh-CN' ? decimals : undefined);
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
