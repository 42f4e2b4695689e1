import type { BaseUnit } from './compiled.ts';

/** A unit as the text writes it, with what it counts in. */
export interface Unit {
  readonly text: string;
  readonly base: BaseUnit | null;
}

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

const counters =
  '个 家 项 座 所 名 人 户 条 台 套 件 种 类 处 片 款 期 次 场 位 支 辆 张 篇 部 样 只 根 门 册 宗 笔 例 课 对 组 颗 架 艘 口 株 头 间 栋 幢 层 人次 户次 架次 班次 课时 标准机架 机架';

/** UN/CEFACT Recommendation 20 codes; ISO 4217 for money, in minor units. The factor turns the written unit into the coded one. */
const measured: readonly (readonly [units: string, code: string, factor: number])[] = [
  ['元 元人民币', 'CNY', 100],
  ['美元', 'USD', 100],
  ['欧元', 'EUR', 100],
  ['% ％ 个百分点 百分点', 'P1', 1],
  ['‰', 'P1', 0.1],
  ['平方公里 平方千米', 'KMK', 1],
  ['平方米', 'MTK', 1],
  ['公顷', 'HAR', 1],
  ['亩', 'HAR', 1 / 15],
  ['公里 千米 km', 'KMT', 1],
  ['米', 'MTR', 1],
  ['立方米', 'MTQ', 1],
  ['吨', 'TNE', 1],
  ['千克 公斤', 'KGM', 1],
  ['吨标准煤', 'TNE', 1],
  ['千瓦时 度', 'KWH', 1],
  ['千瓦', 'KWT', 1],
  ['兆瓦 MW', 'MAW', 1],
  ['吉瓦 GW', 'A90', 1],
  ['MHz 兆赫', 'MHZ', 1],
  ['GHz 吉赫', 'A86', 1],
  ['Mbps 兆比特每秒 Mbit/s', 'E20', 1],
  ['Gbps 吉比特每秒 Gbit/s', 'B80', 1],
  ['TB', 'E35', 1],
  ['PB', 'E36', 1],
  ['毫秒 ms', 'C26', 1],
  ['秒', 'SEC', 1],
  ['分钟', 'MIN', 1],
  ['小时 个小时', 'HUR', 1],
  ['天 个工作日 工作日 个自然日', 'DAY', 1],
  ['个月', 'MON', 1],
  ['倍', 'C62', 1],
];

/** Units whose size nobody has set down in one code: kept as written, without a base. */
const unbased = 'PFLOPS EFLOPS 元/吨 元/人 人/平方公里 个/万人 件/万人';

const nouns = new Map<string, BaseUnit | null>();
for (const [units, code, factor] of measured)
  for (const unit of units.split(' ')) nouns.set(unit, { code, factor });
for (const unit of counters.split(' ')) nouns.set(unit, { code: 'C62', factor: 1 });
for (const unit of unbased.split(' ')) nouns.set(unit, null);
const longest = Math.max(...[...nouns.keys()].map((unit) => unit.length));

/** The longest unit that the text has at the offset, null where it has none. */
export function readUnit(text: string, at: number): Unit | null {
  const magnitude = longestAt(text, at, 2, magnitudes);
  const noun = longestAt(text, at + (magnitude?.length ?? 0), longest, nouns);
  if (noun !== null) {
    const base = nouns.get(noun) ?? null;
    const factor = magnitudes.get(magnitude ?? '') ?? 1;
    return {
      text: `${magnitude ?? ''}${noun}`,
      base: base === null ? null : { ...base, factor: base.factor * factor },
    };
  }
  if (magnitude === null || magnitude === '千' || magnitude === '百') return null;
  return { text: magnitude, base: { code: 'C62', factor: magnitudes.get(magnitude) ?? 1 } };
}

/** Whether the unit counts things (家, 个, 座) rather than measuring them. */
export function isCounter(unit: Unit): boolean {
  return unit.base?.code === 'C62' && unit.text !== '倍';
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
