import { chineseNumeral, numeralCharacters } from './chinese-numeral.ts';
import { matchAt, type NumberWord } from './quantity.ts';

const run = new RegExp(`[${numeralCharacters}]{1,12}(?:点[〇零○一二三四五六七八九]{1,4})?`, 'y');
const hundredths = new RegExp(
  `(百|千)分之([${numeralCharacters}]{1,8}(?:点[〇零○一二三四五六七八九]{1,4})?)`,
  'y',
);
const fraction = new RegExp(`([${numeralCharacters}]{1,3})分之([${numeralCharacters}]{1,3})`, 'y');
const tenths = /([一二两三四五六七八九])成(半)?(?=[以左上多的，。；、）)\s]|$)/y;
const half = /一半|半数/y;

/** A share in words, in percent, 千分之三 in parts of a thousand: 百分之六十, 三分之二, 八成, 一半. Of a fraction that does not end two decimals are kept. */
export function readShare(text: string, at: number): NumberWord | null {
  const parts = matchAt(hundredths, text, at);
  if (parts?.[2] !== undefined) {
    const value = decimal(parts[2]);
    if (value !== null) return share(value, at + parts[0].length);
  }
  const [whole, above, below] = matchAt(fraction, text, at) ?? [];
  const [divisor, number] = [chineseNumeral(above ?? ''), chineseNumeral(below ?? '')];
  if (whole !== undefined && divisor !== null && number !== null && divisor >= number && divisor > 1)
    return share(Math.round((number / divisor) * 10_000) / 100, at + whole.length);
  const tenth = matchAt(tenths, text, at);
  if (tenth !== null)
    return share(
      (chineseNumeral(tenth[1] ?? '') ?? 0) * 10 + (tenth[2] === undefined ? 0 : 5),
      at + tenth[0].length,
    );
  const halved = matchAt(half, text, at);
  return halved === null ? null : share(50, at + halved[0].length);
}

function share(value: number, end: number): NumberWord {
  return { value, high: null, end };
}

/**
 * A number in Chinese numerals without the 万 and 亿 at its end, which belong to the unit: 三千(亿元), 十二, 一点五.
 * Two digits side by side are a range: 三五(家), 两三(个).
 */
export function readHan(text: string, at: number): NumberWord | null {
  const words = matchAt(run, text, at)?.[0];
  if (words === undefined) return null;
  const magnitude = /[万亿]+$/.exec(words)?.[0] ?? '';
  const number = words.slice(0, words.length - magnitude.length);
  const end = at + number.length;
  if (number === '') return { value: 1, high: null, end };
  if (/^[一两二三四五六七八九]{2}$/.test(number)) return pair(number, end);
  const value = decimal(number);
  return value === null || value === 0 ? null : { value, high: null, end };
}

function pair(words: string, end: number): NumberWord | null {
  const [low, high] = [...words].map((digit) => chineseNumeral(digit) ?? 0);
  if (low === undefined || high === undefined || !(high === low + 1 || words === '三五')) return null;
  return { value: low, high, end };
}

function decimal(words: string): number | null {
  const [whole = '', digits] = words.split('点');
  const value = chineseNumeral(whole);
  if (value === null || digits === undefined) return value;
  const part = chineseNumeral(digits);
  return part === null ? null : Number(`${value}.${String(part).padStart(digits.length, '0')}`);
}
