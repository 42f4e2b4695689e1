import { makingVerb, makingVerbLast } from '../target/goal-words.ts';
import { numeralCharacters } from './chinese-numeral.ts';
import { noMeasure, nouning } from './counters.ts';
import { isDigit, readDigits } from './digits.ts';
import { readHan, readShare } from './han-number.ts';
import { isNamed } from './named-number.ts';
import {
  bare,
  matchAt,
  type NumberWord,
  percentage,
  perMille,
  type Quantity,
  type Unit,
} from './quantity.ts';
import { readUnit, sizeOf } from './read-unit.ts';

const dash = /(?:\s?[—–－~～‐-]{1,2}\s?|至|到)/y;
/** 2.35∶1: a ratio, whose second number is its unit. */
const toOne = /[:：∶]\d{1,3}(?:\.\d{1,3})?(?![\d:：∶])/y;
/** 9/10万: a rate against many. */
const perMany =
  /[/／](?:1000|10万|十万|万|100万|百万)(?![\u4e00-\u9fff\d])|[/／](?:10万|十万|万|百万)(?=以|左|（|\()/y;
const more = /[余多]/y;
/** What stands before a number that is none of its own: a model (H100), a decimal, a place (第3), a frequency (每2年). */
const glued = /[A-Za-z0-9０-９.．第〔[［/／\-—+×每逐隔几]$/;
/** Before a power of ten without a digit: 上千, 超百亿元. */
const vague = /(?:上|近|约|超过?|逾|突破|过|达到?|迈上|成)$/;
/** A number without a unit is a quantity where it is compared or has decimals. */
const compared =
  /(?:达到?|超过|突破|不低于|不高于|不超过|不大于|低于|高于|小于|大于|[降升增减]低?到|[降升增减]至|[低高升少加长]到|[低高升少加长]至|缩小?[到至]|收窄[到至]|控制在|保持在|稳定在|优于|≤|≥|＜|＞|<|>|为)(?:约|\s)?$/;

/** A number with its unit in a Chinese text, null where none begins at the offset. */
export function readChinese(text: string, at: number, from: number): Quantity | null {
  const character = text.charAt(at);
  const digit = isDigit(character);
  if (!digit && !numeralCharacters.includes(character) && character !== '半') return null;
  const before = text.slice(Math.max(from, at - 8), at);
  // 数十家, but 占总数15%
  if (glued.test(before) || (!digit && before.endsWith('数')) || /\d[:：∶]$/.test(before)) return null;
  const share = digit ? null : readShare(text, at);
  if (share !== null) return shareAt(text, at, share);
  const low = digit ? readDigits(text, at) : readHan(text, at);
  if (low === null) return null;
  return ranged(text, at, low, digit) ?? single(text, at, low, digit, before);
}

function shareAt(text: string, at: number, low: NumberWord): Quantity {
  const unit = text.startsWith('千', at) ? perMille : percentage;
  const link = stickyEnd(dash, text, low.end);
  const high = link === null ? null : readShare(text, link);
  if (high !== null && high.value > low.value)
    return make(text, at, high.end, low.value, high.value, unit, 'han');
  return make(text, at, low.end, low.value, null, unit, 'han');
}

/** 3—5家, 5%—10%, 三至五个, 2万—3万人, 8000万—1亿元: in the unit that the second number has. */
function ranged(text: string, at: number, low: NumberWord, digit: boolean): Quantity | null {
  const first = readUnit(text, spaced(text, low.end));
  const afterFirst = first === null ? low.end : spaced(text, low.end) + first.text.length;
  const link = stickyEnd(dash, text, afterFirst);
  if (link === null || low.high !== null) return null;
  const high = digit ? readDigits(text, link) : readHan(text, link);
  if (high === null || high.high !== null) return null;
  const unit = readUnit(text, spaced(text, high.end));
  if (unit === null) return null;
  const start = first === null ? low.value : inUnit(low.value, first, unit);
  if (start === null || start >= high.value) return null;
  return make(
    text,
    at,
    spaced(text, high.end) + unit.text.length,
    start,
    high.value,
    unit,
    digit ? 'arabic' : 'han',
  );
}

/** Null where the two units have nothing in common. */
function inUnit(value: number, first: Unit, second: Unit): number | null {
  if (first.text === second.text) return value;
  const [magnitude] = /^[百千万亿]+$/.exec(first.text) ?? [];
  const same = magnitude !== undefined || (first.base !== null && first.base.code === second.base?.code);
  if (!same) return null;
  if (magnitude !== undefined && second.text.startsWith(magnitude)) return value;
  return (value * sizeOf(first)) / (sizeOf(second) / (magnitude === undefined ? 1 : ofNoun(second)));
}

/** Size of the unit without the word for ten thousand in front of it. */
function ofNoun(unit: Unit): number {
  const noun = readUnit(unit.text.replace(/^[百千万亿]+/, ''), 0);
  return noun === null ? 1 : sizeOf(noun);
}

function single(text: string, at: number, low: NumberWord, digit: boolean, before: string): Quantity | null {
  // 4:3:2:1 shares something out.
  const ratio =
    digit && !/^[:：∶]\d+[:：∶]/.test(text.slice(low.end, low.end + 8))
      ? matchAt(toOne, text, low.end)
      : null;
  if (ratio !== null) {
    const unit: Unit = { text: ratio[0], kind: 'none', base: null };
    return compared.test(before) || ratio[0].endsWith('1')
      ? make(text, at, low.end + ratio[0].length, low.value, null, unit, 'arabic')
      : null;
  }
  const rate = digit ? matchAt(perMany, text, low.end) : null;
  if (rate !== null)
    return make(
      text,
      at,
      low.end + rate[0].length,
      low.value,
      null,
      { text: rate[0], kind: 'share', base: null },
      'arabic',
    );
  const plus = stickyEnd(more, text, low.end);
  const unitAt = spaced(text, plus ?? low.end);
  const unit =
    readUnit(text, unitAt) ??
    lasting(text, unitAt, digit, low, before) ??
    (plus === null ? openUnit(text, unitAt, digit, before) : null);
  const form = digit ? 'arabic' : 'han';
  if (unit === null) return plus === null && digit ? unitless(text, at, low, before) : null;
  const end = unitAt + unit.text.length;
  const next = text.charAt(end);
  if (isNamed(text, at, end, unit, !digit) || (!digit && isName(text, at, end))) return null;
  if (!digit && !spoken(text, at, low, unit, before)) return null;
  // 千亿级, 10万级: a size that names a class of things.
  if (next === '级') return null;
  return {
    ...make(text, at, end, low.value, low.high, unit, form),
    more: plus !== null,
    loose: !digit && /^[百千万亿]/.test(text.charAt(at)),
  };
}

/** 使用满20年, 期限不少于10年, 由7年放宽至10年: how long something has lasted or is to last, and no time of the calendar. */
const lasts =
  /(?:满|期限?|年限(?:达到?|为|[提延][高长][到至])?|最[长多短]|[不超]足|不[少低长短多]于|超过?|长达|(?:放宽|延长|缩短|提高)[到至为])$/;

function lasting(
  text: string,
  at: number,
  digit: boolean,
  { value }: NumberWord,
  before: string,
): Unit | null {
  if (!digit || value > 100 || text.charAt(at) !== '年') return null;
  const after = text.slice(at + 1, at + 9);
  const eased = /[由从]$/.test(before) && /^(?:放宽|延长|缩短|提高)/.test(after);
  if (!eased && (!lasts.test(before) || /^(?:之?内|[底末前度级期]|以来|时间)/.test(after))) return null;
  return { text: '年', kind: 'time', base: { code: 'ANN', factor: 1 } };
}

/** 千村示范工程, 万名干部下基层活动: a round number in the name of a campaign. */
function isName(text: string, at: number, end: number): boolean {
  return (
    /^[百千万]/.test(text.charAt(at)) &&
    /^[^，。；\d的了]{0,14}?(?:工程|行动|活动|计划|大赛|评选|战略)(?![\u4e00-\u9fff])/.test(
      text.slice(end, end + 20),
    )
  );
}

const closingBound = /^[余多]?(?:及?以上|左右)(?:$|[，。；、\n])/;

/** Whether Chinese numerals are a count here: not 一个整体, 三位一体, 千家万户, 二期. */
function spoken(text: string, at: number, low: NumberWord, unit: Unit, before: string): boolean {
  // 十九届 is a place in a row, 亿万 no number at all.
  if (unit.text.endsWith('届') || /^[万亿]{2}/.test(text.slice(at, at + 2))) return false;
  const made = makingVerbLast.test(before);
  // 亿元级企业百家以上: a bound that closes its clause.
  if (
    unit.kind === 'count' &&
    /^[百千]/.test(text.charAt(at)) &&
    closingBound.test(text.slice(at + 1 + unit.text.length))
  )
    return /[\u4e00-\u9fff”]$/.test(before);
  if (/^[百千万亿]/.test(text.charAt(at))) {
    const figure = new RegExp(`^[${numeralCharacters}]`).test(text.slice(at + 2, at + 3));
    return (made || vague.test(before)) && !(figure && unit.kind === 'count');
  }
  // 打造一支队伍 has an article, 每个乡镇建成一个中心 and 至少一次 have a number.
  if (low.value === 1 && unit.kind === 'count' && unit.base?.factor === 1)
    return (
      (/(?:至少|不少于|不低于)(?:要?有|建设|建成|建有|新建|设立|配备|培育|打造|组建|举办|开展)?$|建成$/.test(
        before,
      ) ||
        (made && /[每各]/.test(text.slice(Math.max(0, at - 16), at))) ||
        closesCount(text, at, at + 1 + unit.text.length)) &&
      !nouning.has(unit.text)
    );
  return low.value >= 10 || !nouning.has(unit.text);
}

/** 建立县级示范点一个, 各建设一所: one of what a verb of making names before it, at the end of its clause. */
function closesCount(text: string, at: number, end: number): boolean {
  const clause = /[^，。；：\n]{0,40}$/.exec(text.slice(Math.max(0, at - 40), at))?.[0] ?? '';
  return (
    /^(?:$|[，。；、（(\n])/.test(text.slice(end)) &&
    makingVerb.test(clause) &&
    /[\u4e00-\u9fff”]{3}$/.test(clause)
  );
}

/** Measure words are an open class: after a verb of making any character that a noun follows counts it. */
function openUnit(text: string, at: number, digit: boolean, before: string): Unit | null {
  const words = text.slice(at, at + 3);
  if (!digit || !makingVerbLast.test(before) || !/^[\u4e00-\u9fff]{3}/.test(words)) return null;
  const [word] = words;
  if (word === undefined || noMeasure.test(word)) return null;
  return { text: word, kind: 'count', base: { code: 'C62', factor: 1 } };
}

/** PUE 1.3, 系数0.65: a number without a unit, but not a date, a version or a number of a list. */
function unitless(text: string, at: number, low: NumberWord, before: string): Quantity | null {
  if (low.value >= 1900 && low.value <= 2100 && Number.isInteger(low.value)) return null;
  const after = text.charAt(low.end);
  if (/[A-Za-z\d:：/／年月日号级大强期型版°]/.test(after) || !compared.test(before)) return null;
  return make(text, at, low.end, low.value, null, bare, 'arabic');
}

function make(
  text: string,
  start: number,
  end: number,
  low: number,
  high: number | null,
  unit: Unit,
  form: Quantity['form'],
): Quantity {
  return { start, end, text: text.slice(start, end), low, high, unit, more: false, form, loose: false };
}

/** Behind one space between number and unit. */
function spaced(text: string, at: number): number {
  return /[ \u00a0]/.test(text.charAt(at)) ? at + 1 : at;
}

function stickyEnd(pattern: RegExp, text: string, at: number): number | null {
  pattern.lastIndex = at;
  const match = pattern.exec(text);
  return match === null ? null : at + match[0].length;
}
