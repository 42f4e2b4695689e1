import { isBody } from '../work/unit-name.ts';
import { adverbsAt, verbAt } from './action-words.ts';
import { leadingTime } from './time-clause.ts';

/** 达到60%, 提高到3万, 不得低于5%. */
const reached =
  /(?:达到?|超过|突破|不得?[低少高]于|不少于|不超过|低于|高于|相当于|控制在|保持在?|稳定在|实现|(?:提高|提升|增长|增加|上升|降低|下降|缩短|压缩|压减|削减|减少|扩大)[到至]?|[降增升]到|[降增升]至)(?:约|全国|全省|[^，。\d]{2,10}的|每[^，。\d]{1,8})?\d/;
/** 办结率, 占比: what is measured, right before the verb that says how far. */
const measured =
  /(?:率|比例|占比|比重|覆盖面|水平|强度|密度|规模|指数|产值|增加值|产量|收入|数量?|总量|额度?)(?:年均|每年|累计|均|分别|全部|基本|力争|稳定|可|要|应)*(?:达到?|超过|不得?[低少高]于|不少于|不超过|突破|保持|稳定在|控制在|提高|提升|增长|降低|下降)/;
/** 按每户不少于20平方米的标准 */
const byStandard = /按照?[^，]{2,30}?的(?:标准|要求|比例|额度|规定|原则|价格|面积)/g;
/** 分级保护率100% */
const rated = /^[^，]{3,}(?:率|占比|比例|比重|覆盖面)(?:为|达)?\d[\d.]*[%％](?:以上|左右)?$/;
/** Nouns that begin with a verb: 改造后的班线, 担保额. */
const verbalNoun = /^.{2}(?:[后前中]的|[率额量数面费](?!化)|品种|办结率|城市|地区|县区|乡镇|年?增[长幅])/;
const degree = '(?:显著|明显|大幅|持续|稳步|进一步|更加|不断|有效|全面|逐步|整体|普遍)';
/** What a sentence says of a thing: 基本达到…, 显著提升, 得到发展. */
const state = new RegExp(
  [
    '稳中有[降升进增]$|相当于|达到|得到|趋于|达标$|良好$|持证上岗$|保持不变$|不变$|只增不减$|零(?:增长|发生)$',
    '全部实现|(?:全部|基本|全面)(?:完成|实现|退出|淘汰|关闭|清零|消除)[^，]{0,8}$|(?:完毕|清零|走在[^，]{2,12}前列)$',
    '基本(?:形成|建立|建成|实现|满足|消除|完成|确立|解决)',
    `${degree}(?:提升|提高|增强|改善|优化|健全|扩大|缩小|下降|减少|降低|增加|增长|缓解|遏制|显现)$`,
    '(?:率|水平|能力|体系|机制)(?:基本|全面)?(?:实现|形成|建立|覆盖).{0,8}$',
  ].join('|'),
);

/** Whether a clause tells what is to be reached, not what to do: 办结率达到95%, 教师基本达到大专学历. */
export function tellsState(words: string): boolean {
  const from = leadingTime(words);
  // 新建 is a verb, though 新 is an adverb.
  const lead = /^新[建增改设](?![^，]*(?:率|达到|[降升增高减]至?到))/.test(words.slice(from))
    ? 0
    : adverbsAt(words, from);
  const body = words.slice(from + lead).replaceAll(byStandard, '');
  if (changes(body) || (told.test(body) && !sized.test(words.slice(from)))) return true;
  if (isDone.test(body)) return false;
  // 对完成率达到100%的乡镇给予补助: a level that only tells for whom.
  if (/^(?:对|凡).*的.*(?:给予|予以|补助|奖励|奖补|补贴)/.test(body)) return false;
  const level = reached.exec(body);
  if (level !== null && (measured.test(body) || !(startsWithVerb(body) || counts(body, level.index))))
    return true;
  if (/(?:给予|予以|承担|安排|拨付|补助|奖励)[^，]{0,10}$/.test(body) && !measured.test(body)) return false;
  // 85%以上的医院成为老年友善机构; 分级保护率100%
  if (rated.test(body)) return !/^(?:将|把|对|确保|提高|提升|实现|保持)/.test(body);
  if (/^(?:\d[\d.]*[%％]|百分之|[一二三四五六七八九]成)/.test(body)) return !startsWithVerb(body);
  // 实现单位建筑面积能耗下降3%: not to do but to see come about.
  if (/^实现[^，]{4,}(?:下降|降低|减少|增长|提高|达到|超过)[^，]{0,8}\d/.test(body)) return true;
  const said = state.exec(body);
  if (said === null || startsWithVerb(body)) return false;
  const subject = body.slice(0, said.index);
  return !isBody(subject) && !/^(?:各|全[省市县区](?=.{0,3}$)|并|要|应|须|确保)/.test(subject);
}

/** 对目标完成情况进行监测, 推动覆盖面达到80%: what is done about a level. */
const isDone =
  /^(?:对|将|把).*(?:进行|开展|加以|予以|实行|实施)[^，\d]{2,}$|^(?:推动|推进|促进|引导|督促|支持)[^，]*(?:达到|提高到|提升到)/;

/** 推动…由38条扩大到60条, 将额度由15万元提高至20万元: what somebody does about it. */
const causing = /^(?:将|把|对|使|让|推动|推进|促进|引导|支持|鼓励|确保|力争|逐步|适当|合理|依法|按)/;
const changing = '(?:提高|提升|增长|增加|上升|减少|降低|下降|缩短|压缩|压减|缩减|扩大)';
/** 修复时间由45分钟缩短至10分钟; 提交材料减少40%以上: how far something changes, said of it. */
const changed = new RegExp(
  `^[^，]{4,}由[^，]{0,8}\\d[^，]{0,8}${changing}[到至为][^，]{0,4}\\d[\\d.]*(?:分钟|小时|天|个?工作日|日|个月|[%％‰])|^[^，]{4,16}(?<![、和与及])${changing}\\d[\\d.]*(?:[%％]|个?百分点)(?:以上|左右|以内)?$`,
);
/** 3至4家卫生院达到标准, 实现80%的医院接入系统, 年服务企业1000家次, 监测覆盖100%的乡镇, 居全省第五位. */
const told =
  /^\d[\d.]*(?:[至到—–-]\d[\d.]*)?[\u4e00-\u9fff]{1,2}(?:以上)?(?:的)?[\u4e00-\u9fff]{2,16}(?:达到|进入|成为|跻身|通过)|^实现\d[\d.]*[%％]以?上?的|^年(?:服务|产|处理|供应?|接待|吞吐|发电|减排|节约)[^，\d]{0,12}\d|^[^，将把对]{2,10}覆盖(?:率|面)?(?:达到?)?\d[\d.]*[%％]|^(?:全[国省市县区州旗]|辖区|城镇|城乡)[^，将把]{0,12}(?<![年可])新增(?:就业)?\d|^[^，将把对]{4,}(?:面积|产量|总产|产值|收入|规模|总量|数量)\d[\d.]*[万亿]?[\u4e00-\u9fff]{1,3}(?:以上|左右)?$|^[^，将把对]{4,16}(?:业|率|收入|产值|产业|企业)实现[^，\d]{2,8}\d|^(?:位?居|名列|位列|排名?)[^，]{0,8}第[一二三四五六七八九十\d]/;

/** 完成播种面积300万亩 is done, 播种面积300万亩 told. */
const sized =
  /^(?!\d|实现\d|年(?:服务|产))(?:新增|新建|改造|扩大|完成|落实|建设|建成|发展|实施|推广|种植|治理|整治|修复|流转|培育|打造|提高|实现|确保|稳定|增加|扩种)/;

function changes(body: string): boolean {
  return changed.test(body) && !causing.test(body);
}

const providing =
  /(?:安排|投入|设置|设立|配备|配置|建设|建成|新建|开展|举办|组织|培训|新增|储备|预留|划拨|拨付|筹集|招募|引进|培育|发布|派驻|选派|安装|种植|改造|提供|开设|开发|完成|保留|缴纳|支付)/;

/** 设置不少于4名, 每年安排专项资金不低于2亿元: the bound belongs to the object of a verb. */
function counts(body: string, at: number): boolean {
  if (!body.slice(at).startsWith('不')) return false;
  const made = providing.exec(body.slice(0, at));
  return (
    verbAt(body, at - 2) !== null ||
    (made !== null && !/率|比例|比重|占比|[的后]/.test(body.slice(made.index, at)))
  );
}

function startsWithVerb(words: string): boolean {
  if (/^(?:将|把|由|对|向)/.test(words)) return true;
  return verbAt(words, 0) !== null && !verbalNoun.test(words);
}
