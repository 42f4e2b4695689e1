import type { Unit } from './quantity.ts';

/** 三门峡市, 五台山, 九寨沟, 三元区, 三里屯: numerals in the name of a place, whose next character is a unit elsewhere. */
const placeUnit = /^[门台寨元里星桥店井口岗铺]$/;
const placeEnd = /^(?:[峡山沟河湖江湾岭屯店铺桥关区县市镇乡州旗]|街道)/;
/** 二十四节气, 百度, 千兆光网, 红十字会, 长三角, 十分重要: units that a numeral in words is hardly ever counted in. */
const wordUnit = /^(?:[角字分兆度]|兆瓦峰)$/;
/** 千万工程, 百村千企, 万人助万企: round numbers in pairs or in front of the campaign that they name. */
const campaign = /^(?:工程|行动计划|计划|战略)|^[\u4e00-\u9fff]{0,2}[百千万][人企村镇乡户校店园场家名]/;
/** 十万人死亡率, 万元GDP能耗, 百万吨死亡率, 每千人口床位: a power of ten that a rate is taken of. */
const rate =
  /^(?:GDP|(?:地区|国内)生产总值|工业增加值|产值|(?:常住)?人口|[人车])?(?:生产安全|道路交通|因灾|刑事|传染病)?(?:事故)?(?:死亡|直接经济|发病|感染|拥有|能耗|水耗|用水|电耗|耗[能水电]|犯罪|床位|执业|医师|受灾|二氧化碳|碳排放|排放|发明专利)/;

/**
 * Whether a number and its unit are part of a word or of a name and count nothing: 红十字会, 三门峡, 千万工程, 十万人死亡率.
 * `end` is behind the unit; `words` holds where the numeral is written in Chinese characters.
 */
export function isNamed(text: string, at: number, end: number, unit: Unit, words: boolean): boolean {
  const after = text.slice(end, end + 16);
  const number = text.slice(at, end);
  if (/^(?:1|10|100|[十百千])?(?:[十百千]?万|亿|千)[人元吨车辆]?$/.test(number) && rate.test(after))
    return true;
  if (!words) return false;
  if (wordUnit.test(unit.text) || (unit.text === '节' && after.startsWith('气'))) return true;
  if (/^[百千万]/.test(number) && campaign.test(after)) return true;
  return placeUnit.test(unit.text) && placeEnd.test(after);
}
