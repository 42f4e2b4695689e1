const digits = new Map([...'〇一二三四五六七八九'].map((character, value) => [character, value]));
digits.set('零', 0).set('两', 2).set('○', 0).set('Ｏ', 0);
const powers = new Map([
  ['十', 10],
  ['百', 100],
  ['千', 1000],
]);
const groups = new Map([
  ['万', 1e4],
  ['亿', 1e8],
]);

/** Characters that a Chinese numeral is made of, for use inside a character class. */
export const numeralCharacters = '〇零○一二三四五六七八九十百千万亿两';

/** Value of a Chinese numeral: 十二 12, 一百零五 105, 二〇二五 2025, 三万 30000; null where it is none. */
export function chineseNumeral(text: string): number | null {
  if (text === '') return null;
  const characters = [...text];
  if (characters.every((character) => digits.has(character))) {
    if (characters.length > 12) return null;
    return characters.reduce((sum, character) => sum * 10 + (digits.get(character) ?? 0), 0);
  }
  let [total, group, digit] = [0, 0, -1];
  for (const character of characters) {
    const [value, power, scale] = [digits.get(character), powers.get(character), groups.get(character)];
    if (value !== undefined) digit = value;
    else if (power !== undefined) {
      group += (digit < 0 ? 1 : digit) * power;
      digit = -1;
    } else if (scale !== undefined) {
      total = (total + group + Math.max(digit, 0) || 1) * scale;
      [group, digit] = [0, -1];
    } else return null;
  }
  return total + group + Math.max(digit, 0);
}
