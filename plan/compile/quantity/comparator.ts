import type { Comparator, Target } from '../compiled.ts';
import { isEnglish } from '../language.ts';
import { englishComparator, englishKind, englishSuffix } from './english-comparator.ts';
import type { Quantity } from './quantity.ts';

type Test = readonly [pattern: RegExp, comparator: Comparator];

const after: readonly Test[] = [
  [/^\s?(?:及|或|\(含\)|（含）)?以上/, '>='],
  [/^\s?(?:左右|上下|前后)/, '~'],
  [/^\s?(?:及|或|（含）)?(?:以下|以内|之内|内(?![\u4e00-\u9fff]))/, '<='],
];

/** Strict ones first: what they say no 以上 after the number changes. */
const before: readonly Test[] = [
  [
    /(?:不(?:得|应|能|宜|可|准)?(?:低于|少于|小于|短于|弱于)|至少[\u4e00-\u9fff]{0,4}|最少|最低|≥|≧|>=|＞=|(?<!基础|[以之])上)\s?$/,
    '>=',
  ],
  [/(?:不(?:得|应|能|宜|可|准)?(?:超过|高于|多于|大于|长于|超出)|不超|最多|最高|≤|≦|<=|＜=)\s?$/, '<='],
  [/(?:超过|突破|大于|高于|多于|优于|逾|超|>|＞)\s?$/, '>'],
  [/(?:低于|少于|小于|短于|不到|不足|<|＜)\s?$/, '<'],
  [/(?:大约|约占?|接近|近|[~～])\s?$/, '~'],
  [/(?:控制在|限制在|压降在|控制到)\s?$/, '<='],
  [/(?:[降压减缩]低?[少小短减缩]?[到至为]|下降[到至为]|回落[到至])(?:全国|全省|全市)?\s?$/, '<='],
  [
    /(?:达到?|保持在?|稳定在|维持在|[高升长加大增展]到|[高升长加大增展]至|迈上|登上|跃上)(?:全国|全省|全市|了)?\s?$/,
    '>=',
  ],
];
const strict = new Set<Comparator>(['>', '<']);

/**
 * How the number bounds what is to be reached. Words of comparison come first (以上, 超过, 以内, 左右); then verbs of
 * reaching a level, which set its lower bound (达到60%, 提高到60%: `>=`) or, coming down, its upper one (降到, 压缩至:
 * `<=`). A count that is made (建成5个), a change (增长8%) and a number that stands alone are `=`.
 */
export function comparatorOf(quantity: Quantity, wordsBefore: string, wordsAfter: string): Comparator {
  if (quantity.high !== null) return 'range';
  if (quantity.form === 'rank' && quantity.text.startsWith('前')) return '<=';
  // Nobody reaches more than the whole.
  const whole = quantity.unit.text === '%' && quantity.low === 100;
  if (isEnglish(wordsBefore + quantity.text + wordsAfter)) {
    const said = quantity.more ? '>=' : englishComparator(wordsBefore, wordsAfter);
    return whole && said === '>=' ? '=' : said;
  }
  if (quantity.more) return '>';
  if (/^[项个种款类件]$/.test(quantity.unit.text) && solves.test(wordsBefore)) return '=';
  // 提高到2025年的45%
  // 不低于全市新增建设用地的40%: of what it is a share stands between.
  const head = wordsBefore.replace(dated, '').replace(shareOf, '$1').replace(perSoMany, '$1').slice(-12);
  const ahead = before.find(([pattern]) => pattern.test(head))?.[1];
  if (whole && ahead === '>=' && !isHard(head)) return '=';
  if (ahead !== undefined && (strict.has(ahead) || isHard(head))) return ahead;
  const behind = after.find(([pattern]) => pattern.test(wordsAfter))?.[1];
  // 3分钟内响应
  return behind ?? (quantity.unit.kind === 'time' && wordsAfter.startsWith('内') ? '<=' : (ahead ?? '='));
}

/** The bound, and behind it the whole of which the number is a part. */
const shareOf = /(不(?:得)?(?:低于|少于|高于|超过)|超过|达到|突破|占)[^，。；\d]{2,16}的$/;

/** 达到每万名工人500台 */
const perSoMany = /(达到?|不低于|不少于|超过|突破|[高加升]到|[高加升]至)每[百千万\d][^，。；\d]{0,10}$/;

const dated = /(?<=[到至在达])(?:20\d\d年|“?十.五”?)[底末]?的?$/;

/** 攻克难题，突破5项技术: what is broken through is counted; 总数突破5家 passes a level. */
const solves =
  /(?:^|[，、；。：])(?:力争|重点|集中|加快|着力|努力|每年|年内|累计|攻克|攻关|研发)*突破(?:一批)?\s?$/;

/** Bounds that no word after the number moves: 不超过, 至少. */
function isHard(head: string): boolean {
  return before.slice(0, 2).some(([pattern]) => pattern.test(head));
}

/** Whether the number is a level, or changes or multiplies what there is. */
export function quantityKind(
  quantity: Quantity,
  wordsBefore: string,
  wordsAfter: string,
): NonNullable<Target['quantity']> {
  if (quantity.form === 'multiple') return 'multiple';
  if (isEnglish(wordsBefore + wordsAfter)) return englishKind(wordsBefore, wordsAfter);
  const head = wordsBefore.slice(-12).replace(/(?:约|超过|不低于|不少于|达到?|以上|\s)+$/, '');
  if (/(?:下降|降低|减少|压缩|压减|缩短|降|降幅|减排)$/.test(head)) return 'decrease';
  return /(?:增长|增加|提高|提升|新增|增速|增长率|增幅|增收|扩大)$/.test(head) ? 'increase' : 'level';
}

/** 以上, 左右 and the like right after a number. */
export function suffixLength(wordsAfter: string): number {
  const chinese = after.map(([pattern]) => pattern.exec(wordsAfter)?.[0].length ?? 0);
  return Math.max(0, ...chinese, englishSuffix(wordsAfter));
}
