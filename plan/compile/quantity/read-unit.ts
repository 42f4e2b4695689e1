import { counters } from './counters.ts';
import { measures } from './measures.ts';
import { matchAt, type Unit } from './quantity.ts';

/** Words for ten thousand and the like in front of a unit. */
const magnitudes = new Map([
  ['万亿', 1e12],
  ['千亿', 1e11],
  ['百亿', 1e10],
  ['亿', 1e8],
  ['千万', 1e7],
  ['百万', 1e6],
  ['十万', 1e5],
  ['万', 1e4],
  ['千', 1e3],
  ['百', 1e2],
]);

const nouns: ReadonlyMap<string, Omit<Unit, 'text'>> = new Map([
  ...[...counters].map((word) => [word, { kind: 'count', base: { code: 'C62', factor: 1 } }] as const),
  ...measures,
]);
const longest = Math.max(...[...nouns.keys()].map((unit) => unit.length));

/** Nouns that begin with what is a measure word elsewhere: 121人才项目, 30家庭. */
const compound =
  /^(?:人才|人均|人民|人员|人工(?!作)|家庭|家电(?![子商力池网信器])|家具(?![有备])|名牌|场景(?!区)|场所|台账|项目(?!标)|站点|单元|分钟制)/;
/** Another measure word in brackets: 台（套）. */
const alternative = /[（(]([\u4e00-\u9fff])[）)]/y;
/** What a rate is counted against: /万元, /万人, /平方公里, /年, ·日. */
const denominator =
  /\s?(?:[/／·]|每(?=立方米|平方米|平方公里|公顷|升|万元|万人|千瓦时|小时|秒|吨))\s?(?:[\d.]{0,4}[十百千万亿]{0,2})(?:元GDP|平方公里|平方千米|平方米|立方米|公顷|公里|千米|公斤|千克|人口|常住人口|千瓦时|千瓦|小时|分钟|标准煤|机架|GDP|人|户|元|亩|年|月|日|天|秒|周|吨|辆|车|台|件|次|亩次|套|座|升|米|度|班|头|床|家|个|h|s|d|L|kg|km2|km²|km|m2|m²|m3|m³|kWh|t)(?![A-Za-z])/y;

/** The longest unit that the text has at the offset, a space before it allowed; null where it has none. */
export function readUnit(text: string, at: number): Unit | null {
  const magnitude = longestAt(text, at, 2, magnitudes);
  const from = at + (magnitude?.length ?? 0);
  // 千伏安 is a unit of its own.
  const whole = magnitude === null ? null : nounAt(text, at);
  if (whole !== null && nounAt(text, from) === null) return built(text, at, at + whole.length, null, whole);
  const noun = nounAt(text, from);
  if (noun !== null) return built(text, at, from + noun.length, magnitude, noun);
  if (magnitude === null || magnitude === '千' || magnitude === '百') return null;
  return { text: magnitude, kind: 'count', base: { code: 'C62', factor: magnitudes.get(magnitude) ?? 1 } };
}

/** Whether the unit counts things (家, 个, 座) rather than measuring them. */
export function isCounter(unit: Unit): boolean {
  return unit.kind === 'count';
}

/** How much the unit holds of the coded one; for the two ends of 8000万—1亿元. */
export function sizeOf(unit: Unit): number {
  return unit.base?.factor ?? 1;
}

function built(text: string, at: number, end: number, magnitude: string | null, noun: string): Unit {
  const known = nouns.get(noun) ?? { kind: 'count', base: null };
  const other = known.kind === 'count' ? matchAt(alternative, text, end) : null;
  const last = other?.[1] !== undefined && nouns.has(other[1]) ? end + other[0].length : end;
  const per = matchAt(denominator, text, last);
  if (per !== null)
    return { text: text.slice(at, last + per[0].length).replaceAll(' ', ''), kind: 'size', base: null };
  const factor = magnitudes.get(magnitude ?? '') ?? 1;
  const base = known.base === null ? null : { ...known.base, factor: known.base.factor * factor };
  // 12万小时 is an amount, no time that something takes.
  const kind = known.kind === 'time' && magnitude !== null ? 'size' : known.kind;
  return { text: text.slice(at, last).replace('％', '%'), kind, base };
}

/** A Latin unit is a word of its own: 10 MW, but not the M of 5 MHz or of 3 Months. */
function nounAt(text: string, at: number): string | null {
  const noun = longestAt(text, at, longest, nouns);
  if (noun !== null && compound.test(text.slice(at, at + 3))) return null;
  if (noun === null || !/[A-Za-z]$/.test(noun) || !/[A-Za-z]/.test(text.charAt(at + noun.length)))
    return noun;
  return null;
}

function longestAt(
  text: string,
  at: number,
  length: number,
  words: ReadonlyMap<string, unknown>,
): string | null {
  for (let size = length; size > 0; size -= 1) {
    const word = text.slice(at, at + size);
    if (word.length === size && words.has(word)) return word;
  }
  return null;
}
