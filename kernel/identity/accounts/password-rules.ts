import { commonestPasswords } from './commonest-passwords.ts';

/** Characters of a password that is the only factor (NIST SP 800-63B-4, 3.1.1.2), and the most that one takes. */
export const PASSWORD_LENGTH = { least: 15, most: 200 } as const;

/** Rows of keys, and what people count with. */
const ROWS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm', '01234567890', 'abcdefghijklmnopqrstuvwxyz'];

export type PasswordFault = 'short' | 'long' | 'common' | 'own-name';

/**
 * Why a password is not taken, or null: its length, the commonest ones, plain runs and repetitions, and the account's own
 * name (NIST SP 800-63B-4, 3.1.1.2; no rules of composition, no expiry).
 * @param names of the account and its person
 */
export function passwordFault(password: string, names: readonly string[]): PasswordFault | null {
  const text = password.normalize('NFC');
  const length = [...text].length;
  if (length < PASSWORD_LENGTH.least) return 'short';
  if (length > PASSWORD_LENGTH.most) return 'long';
  const plain = text.toLowerCase().replaceAll(/[\s\p{P}\p{S}]/gu, '');
  for (const name of names) {
    const own = name.toLowerCase().replaceAll(/[\s\p{P}\p{S}]/gu, '');
    // What is left beside the name must still be worth guessing.
    if ([...own].length >= 2 && plain.includes(own) && [...plain.replaceAll(own, '')].length < 8)
      return 'own-name';
  }
  // Of signs alone nothing would be left.
  return isCommon([...plain].length < 6 ? text.toLowerCase() : plain) ? 'common' : null;
}

function isCommon(plain: string): boolean {
  const unit = repeatedUnit(plain);
  if ([...unit].length < 6) return true;
  let rest = unit;
  for (const common of commonestPasswords) rest = rest.replaceAll(common, '');
  return [...withoutRuns(rest)].length < 4;
}

/** What a text repeats: `abc` of `abcabcab`; the text itself where it repeats nothing. */
function repeatedUnit(text: string): string {
  for (let size = 1; size <= text.length / 2; size += 1) {
    const unit = text.slice(0, size);
    if (unit.repeat(Math.ceil(text.length / size)).startsWith(text)) return unit;
  }
  return text;
}

/** Without neighbours on a row of keys, forwards and backwards, three or more of them. */
function withoutRuns(text: string): string {
  let kept = '';
  for (let at = 0; at < text.length; ) {
    const run = runFrom(text, at);
    if (run < 3) kept += text.slice(at, at + 1);
    at += run < 3 ? 1 : run;
  }
  return kept;
}

function runFrom(text: string, at: number): number {
  let longest = 1;
  for (const row of ROWS.flatMap((keys) => [keys, [...keys].toReversed().join('')])) {
    let length = 1;
    while (at + length < text.length && row.includes(text.slice(at, at + length + 1))) length += 1;
    longest = Math.max(longest, length);
  }
  let same = 1;
  while (text[at + same] === text[at]) same += 1;
  return Math.max(longest, same);
}
