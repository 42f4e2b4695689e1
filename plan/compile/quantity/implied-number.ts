import { chineseNumeral } from './chinese-numeral.ts';
import { bare, matchAt, percentage, type Quantity, type Unit } from './quantity.ts';

const coverage = /全(?:域|面|量|员|程|时空|流程|部)?覆盖(?!面|率(?!100|达|为))/y;
const multiple = /翻(?:了)?([一两二三四])?番/y;
/** 实现倍增, but not 倍增计划. */
const doubled = /(?:倍增|翻倍)(?=[，。；、：）)\s]|$)/y;
const zero = /清零|归零/y;
const nothing = /零(?=增长|新增|填埋|排放|事故|伤亡|死亡|直排|发生|投诉|差错|容忍度|上访|返贫|拖欠|跑腿)/y;
const rank =
  /前\s?([\d０-９]{1,3}|[一二两三四五六七八九十百]{1,3})\s?(位|名|强|家|列)?(?!年|个?月|期|[\d０-９])/y;
const place = /第\s?([\d０-９]{1,3}|[一二三四五六七八九十]{1,3})\s?(位|名)(?!领导|书记)/y;
const ranking =
  /(?:全国|全省|全市|全区|行业|世界|全球|国内|省内|同类|排名|位次|进入?|跻身|位[居列于]|保持|稳居|西部|中部|东部|地区|城市|第一)[^，。；]{0,6}$/;

const times: Unit = { text: '倍', kind: 'share', base: { code: 'C62', factor: 1 } };

/** A word that stands for a number: 全覆盖, 翻一番, 清零, 前10位. */
export function readImplied(text: string, at: number, from: number): Quantity | null {
  const character = text.charAt(at);
  if (character === '全') return worded(text, at, coverage, 100, percentage, 'coverage');
  if (character === '清' || character === '归') return worded(text, at, zero, 0, bare, 'zero');
  if (
    character === '零' &&
    at > from &&
    /实现|保持|确保|达到|力争/.test(text.slice(Math.max(from, at - 12), at))
  )
    return worded(text, at, nothing, 0, bare, 'zero');
  if (character === '倍' || (character === '翻' && text.charAt(at + 1) === '倍'))
    return worded(text, at, doubled, 2, times, 'multiple');
  if (character === '翻') {
    const match = matchAt(multiple, text, at);
    const by = match === null ? null : chineseNumeral(match[1] ?? '一');
    return by === null ? null : worded(text, at, multiple, 2 ** by, times, 'multiple');
  }
  return character === '前' || character === '第' ? readRank(text, at, from) : null;
}

function readRank(text: string, at: number, from: number): Quantity | null {
  const match = matchAt(text.charAt(at) === '前' ? rank : place, text, at);
  if (match?.[1] === undefined || !ranking.test(text.slice(Math.max(from, at - 14), at))) return null;
  const value = chineseNumeral(match[1]) ?? Number(match[1].normalize('NFKC'));
  const unit: Unit = { text: match[2] ?? '', kind: 'rank', base: { code: 'C62', factor: 1 } };
  // 前10% is a share, 前三季度 a time.
  if (!(value > 0) || /^(?:%|％|季度|批|款|项|条|个|轮)/.test(text.slice(at + match[0].length))) return null;
  return made(text, at, at + match[0].length, value, unit, 'rank');
}

function worded(
  text: string,
  at: number,
  pattern: RegExp,
  value: number,
  unit: Unit,
  form: Quantity['form'],
): Quantity | null {
  const match = matchAt(pattern, text, at);
  return match === null ? null : made(text, at, at + match[0].length, value, unit, form);
}

function made(
  text: string,
  start: number,
  end: number,
  low: number,
  unit: Unit,
  form: Quantity['form'],
): Quantity {
  return { start, end, text: text.slice(start, end), low, high: null, unit, more: false, form, loose: false };
}
