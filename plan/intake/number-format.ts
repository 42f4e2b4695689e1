const digits = '〇一二三四五六七八九';
const stems = '甲乙丙丁戊己庚辛壬癸';
const branches = '子丑寅卯辰巳午未申酉戌亥';

/** A number as one of Word's number formats writes it (ST_NumberFormat, ECMA-376 part 1, 17.18.59); unknown ones as decimal. */
export function formatNumber(value: number, format: string): string {
  const write = formats[format];
  return (write?.(value) ?? null) || String(value);
}

const formats: Readonly<Record<string, (value: number) => string | null>> = {
  decimal: String,
  none: () => ' ',
  decimalZero: (value) => String(value).padStart(2, '0'),
  upperRoman: roman,
  lowerRoman: (value) => roman(value)?.toLowerCase() ?? null,
  upperLetter: letters,
  lowerLetter: (value) => letters(value)?.toLowerCase() ?? null,
  ordinal: (value) => `${value}${ordinalEnding(value)}`,
  decimalFullWidth: fullWidth,
  decimalFullWidth2: fullWidth,
  decimalHalfWidth: String,
  decimalEnclosedCircle: (value) => enclosed(value, 0x2460, 20) ?? enclosedAbove20(value),
  decimalEnclosedCircleChinese: (value) => enclosed(value, 0x2460, 20) ?? enclosedAbove20(value),
  decimalEnclosedParen: (value) => enclosed(value, 0x2474, 20),
  decimalEnclosedFullstop: (value) => enclosed(value, 0x2488, 20),
  ideographEnclosedCircle: (value) => enclosed(value, 0x3280, 10),
  numberInDash: (value) => `- ${value} -`,
  // Up to 99 as it is counted, from 100 digit by digit.
  chineseCounting: (value) => (value < 100 ? counting(value, digits, '十百千') : eachDigit(value, digits)),
  taiwaneseCounting: (value) => (value < 100 ? counting(value, digits, '十百千') : eachDigit(value, digits)),
  chineseCountingThousand: (value) => counting(value, digits.replace('〇', '零'), '十百千'),
  taiwaneseCountingThousand: (value) => counting(value, digits.replace('〇', '零'), '十百千'),
  japaneseCounting: (value) => counting(value, digits, '十百千', true),
  ideographDigital: (value) => eachDigit(value, digits),
  taiwaneseDigital: (value) => eachDigit(value, digits.replace('〇', '○')),
  japaneseDigitalTenThousand: (value) => eachDigit(value, digits),
  chineseLegalSimplified: (value) => counting(value, '零壹贰叁肆伍陆柒捌玖', '拾佰仟', false, true),
  ideographLegalTraditional: (value) => counting(value, '零壹貳參肆伍陸柒捌玖', '拾佰仟', false, true),
  ideographTraditional: (value) => stems.charAt(value - 1) || null,
  ideographZodiac: (value) => branches.charAt(value - 1) || null,
};

function roman(value: number): string | null {
  if (value < 1 || value > 3999) return null;
  const signs = ['IVX', 'XLC', 'CDM', 'M'];
  return [...String(value)]
    .map((digit, at, all) => {
      const [one = '', five = '', ten = ''] = signs[all.length - at - 1] ?? '';
      const patterns = ['', 'a', 'aa', 'aaa', 'ab', 'b', 'ba', 'baa', 'baaa', 'ac'];
      return (patterns[Number(digit)] ?? '').replace(/[abc]/g, (sign) =>
        sign === 'a' ? one : sign === 'b' ? five : ten,
      );
    })
    .join('');
}

/** A … Z, AA, BB … as Word counts on. */
function letters(value: number): string | null {
  if (value < 1 || value > 780) return null;
  return String.fromCharCode(65 + ((value - 1) % 26)).repeat(Math.ceil(value / 26));
}

function ordinalEnding(value: number): string {
  if (value % 100 >= 11 && value % 100 <= 13) return 'th';
  return ['th', 'st', 'nd', 'rd'][value % 10] ?? 'th';
}

function fullWidth(value: number): string {
  return String(value).replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit)));
}

function enclosed(value: number, first: number, count: number): string | null {
  return value >= 1 && value <= count ? String.fromCharCode(first + value - 1) : null;
}

/** ㉑ to ㊿ stand in two other places of Unicode. */
function enclosedAbove20(value: number): string | null {
  if (value === 0) return '⓪';
  return value <= 35 ? enclosed(value - 20, 0x3251, 15) : enclosed(value - 35, 0x32b1, 15);
}

function eachDigit(value: number, signs: string): string {
  return [...String(value)].map((digit) => signs.charAt(Number(digit))).join('');
}

/**
 * 1 234 as 一千二百三十四, 105 as 一百零五, 10 to 19 as 十 to 十九 unless `full` (壹拾).
 * `bare`: no 一 before ten, hundred and thousand, and no zeros, as in Japanese.
 */
function counting(value: number, signs: string, powers: string, bare = false, full = false): string | null {
  if (value === 0) return signs.charAt(0);
  if (value < 0 || value > 99_999_999) return null;
  if (value >= 10_000) {
    const [high, low] = [Math.floor(value / 10_000), value % 10_000];
    const zero = low > 0 && low < 1000 && !bare ? signs.charAt(0) : '';
    const rest = low === 0 ? '' : counting(low, signs, powers, bare, true);
    return `${counting(high, signs, powers, bare, full)}万${zero}${rest}`;
  }
  let text = '';
  let zero = false;
  for (let power = String(value).length - 1; power >= 0; power -= 1) {
    const digit = Math.floor(value / 10 ** power) % 10;
    if (digit === 0) {
      zero = true;
      continue;
    }
    if (zero && text !== '' && !bare) text += signs.charAt(0);
    zero = false;
    const silent = digit === 1 && power > 0 && (bare || (!full && power === 1 && text === ''));
    text += (silent ? '' : signs.charAt(digit)) + (power > 0 ? powers.charAt(power - 1) : '');
  }
  return text;
}
