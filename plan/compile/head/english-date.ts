import { isoDate } from '../horizon/iso-date.ts';

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const month = '(January|February|March|April|May|June|July|August|September|October|November|December)';
/** The line may say what happened on the day (Adopted by Cabinet: 12 March 2024) or who speaks (Data Office, 4 March 2021). */
const occasion =
  "(?:(?:adopted|approved|published|issued|agreed|dated?|released|updated|endorsed|version|effective|final|draft)\\b[^.;\\d]{0,40}?|[A-Z][\\w &’'-]{2,60}(?=,))?[:,\\s]*(?:on\\s+)?";
/** (Decision CC/2025/14) */
const behind = '(?:\\s*\\([^()]{2,60}\\))?$';
const dates: readonly (readonly [RegExp, readonly [number, number, number]])[] = [
  [
    new RegExp(`^${occasion}(\\d{1,2})(?:st|nd|rd|th)?\\s+${month},?\\s+((?:19|20)\\d\\d)${behind}`, 'i'),
    [3, 2, 1],
  ],
  [
    new RegExp(`^${occasion}${month}\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+((?:19|20)\\d\\d)${behind}`, 'i'),
    [3, 1, 2],
  ],
  [new RegExp(`^${occasion}${month},?\\s+((?:19|20)\\d\\d)${behind}`, 'i'), [2, 1, 0]],
];

/** 14 June 2022, June 14, 2022, September 2024 (its last day), alone in a line or behind what happened then. */
export function englishDate(line: string): string | null {
  for (const [pattern, [year, named, day]] of dates) {
    const match = pattern.exec(line.trim());
    if (match === null) continue;
    const at = months.indexOf((match[named] ?? '').slice(0, 3).toLowerCase()) + 1;
    return isoDate(Number(match[year]), at, day === 0 ? 31 : Number(match[day]));
  }
  return null;
}
