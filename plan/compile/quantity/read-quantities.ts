import { isEnglish } from '../language.ts';
import { numeralCharacters } from './chinese-numeral.ts';
import { readChinese } from './chinese-quantity.ts';
import { isDigit, readDigits } from './digits.ts';
import { readEnglish } from './english-quantity.ts';
import { readImplied } from './implied-number.ts';
import { matchAt, type Quantity } from './quantity.ts';

const han = new RegExp(`[${numeralCharacters}]{1,12}`, 'y');
const word = /[A-Za-z]+/y;
/** Titles and what stands in quotation marks are names, whatever numbers they hold: “四个全面”, “15分钟生活圈”. */
const quoted = /《[^《》\n]{1,80}》|“[^“”\n]{1,16}”|「[^「」\n]{1,16}」/y;

/** Every quantity between two offsets, left to right. Dates, model names (H100) and ordinals (第3个) are not quantities. */
export function readQuantities(text: string, from: number, to: number): Quantity[] {
  const found: Quantity[] = [];
  const read = isEnglish(text.slice(from, to)) ? readEnglish : readChinese;
  let at = from;
  while (at < to) {
    const quantity = readImplied(text, at, from) ?? read(text, at, from);
    if (quantity !== null && quantity.end <= to) {
      const last = found.at(-1);
      // 100%全覆盖 is one number.
      if (quantity.form !== 'coverage' || last?.end !== quantity.start) found.push(quantity);
      at = quantity.end;
    } else at += skip(text, at);
  }
  return found;
}

/** A number or a word that is no quantity is passed over whole, so that its end is not taken for one of its own. */
function skip(text: string, at: number): number {
  const character = text.charAt(at);
  if (isDigit(character)) return (readDigits(text, at)?.end ?? at + 1) - at;
  const passed = matchAt(word, text, at) ?? matchAt(han, text, at) ?? matchAt(quoted, text, at);
  return passed?.[0].length ?? 1;
}
