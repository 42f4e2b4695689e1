import { isBody } from '../work/unit-name.ts';
import { adverbsAt, beginsWithVerb, verbAt } from './action-words.ts';
import { withoutNames, withoutQuotes } from './noun.ts';

/** 公园是…的场所: what a thing is. */
const defines =
  /^(?![^，]{0,6}(?:还|只|正|就|可|凡|特别|尤其|关键|重点|一|二|三|四|五|六)是)[^，。]{1,24}[^凡但于]是(?!否|非)[^，。]{4,}/;
/** 优化营商环境是激发活力的关键之举: what something is worth, though it begins with a verb. */
const valued =
  /^[^，]{4,24}(?<![于凡但别还只正就可])是[^，]{3,}(?:之举|关键|基础|保障|要求|任务|举措|支撑|途径|抓手|工程|前提|体现|内容|环节|路径|选择|动力|条件|重点|需要|大计|生命线|方向)$/;
/** 补贴标准为每人每天50元, 每座最高30万元, 贷款期限最长3年: how much one of many gets. */
const standard =
  /^(?:[^，]{0,24}(?:标准|期限?|额度|比例|金额|总额|上限|周期|名额|费率|利率|单价|价格|年限|时间|补助|奖励|补贴|奖金)(?:原则上|一般|均|分别)?(?:为|是|按|每|不(?:超过|低于|少于|高于)|最[高低长多短少]|控制在)|(?:每|单)[^，]{1,8}(?:最[高低多少长]|不超过|奖励|补助|补贴)|最[高长多](?:不超过)?\d|.{0,8}缴?期间?(?:免|不)收?)[^，]*$/;
/** 贴息期限, 补助标准: nouns that begin with a verb. */
const paidFor =
  /^(?:贴息|补贴|补助|奖励|资助|贷款|担保|减免|返还|租赁|合作|建设|服务|使用|存续|质保|聘用|试用|执行|公示|整改)(?:期限?|标准|比例|额度|金额|年限|总额|上限)/;
/** How things are: 需求快速增长, 分布不均衡, 存在短板, 占全省的三成. */
const states =
  /(?:不足|突出|增长|增加|加剧|加快|加深|上升|下降|薄弱|滞后|重要|迫切|明显|严峻|严重|短缺|匮乏|旺盛|良好|向好|显现|凸显|频发|多发|广泛|不[\u4e00-\u9fff]{1,3}|[较偏过][低高大小差少多弱慢长短])$|^[^，]{2,16}(?:存在|面临|有着|位于|地处|处于|属于|源于|在于|来自|意味着|高于|低于|多于|少于|优于|相当于)|\d[^，]{0,6}$/;

/** 该项目总投资3亿元、设床位300张: what a project is like. */
const described =
  /^[^，]{0,16}(?:总投资|投资额|占地(?:面积)?|建筑面积|全长|总里程)(?:约|达|为|共|超)?\d[^，的]*$/;

/** 补助标准根据困难程度综合确定: how much, again. */
const settled =
  /^[^，]{0,8}(?:标准|额度|比例|金额|费率)由[^，]{2,16}(?:制定|确定|规定|核定)$|^[^，]{0,8}(?:标准|额度|比例|金额|价格|费率)(?:由[^，]{2,12})?(?:根据|按照?|依据|结合|参照)[^，]*(?:确定|核定|执行)$/;

const slogan =
  /^谁.{1,6}谁|^人人.{2,}[、]|^分[^，、]{3}(?:、分[^，、]{3})+$|^(?!.*(?:统一|同步|分类|分级|集中))(?:把握|坚持)?[^，]{2,10}[、，](?:[^，、]{4}、)+[^，、]{4}$/;
const modal =
  /^(?:决|绝|将|把|对|由|要|应|须|可|严|不|未|并|按|以|请|先|再|专|限|派|赴|报|向|为|给|与|同|在|从)|(?:[要应须可]|不得|不予|必须|一律)/;

/** 电子商务、物流管理、动漫设计: names in a row. */
function isNounList(words: string): boolean {
  return (
    /、/.test(words) &&
    words.length <= 60 &&
    adverbsAt(words, 0) === 0 &&
    !/[将把对由按向给]|同步|统一|分级|分类/.test(words)
  );
}

/** 本办法所称小微企业，是指…: what a word means. */
export function isDefinition(words: string, next: string): boolean {
  return /^(?:[^，]{0,12}所称|是指|系指|[^，]{2,16}是指)/.test(words) || /^(?:是指|系指)/.test(next);
}

/**
 * Whether a clause states something, and asks for nothing: a definition, the standard of a payment, a slogan, or words
 * without any verb of doing. `stands` holds in a sentence that has told where things stand.
 */
export function isStatement(words: string, stands: boolean): boolean {
  if (slogan.test(words) && (!beginsWithVerb(words) || /^(?:坚持|分)/.test(words))) return true;
  const from = adverbsAt(words, 0);
  if ((paidFor.test(words) && standard.test(words)) || valued.test(words) || settled.test(words)) return true;
  if (verbAt(words, 0) !== null || (verbAt(words, from) !== null && !standard.test(words))) return false;
  if (defines.test(words) || standard.test(words) || described.test(words)) return true;
  if (stands) return !/^(?:将|要|应|须|可|力争|计划)|[要应须]/.test(words.slice(0, 12));
  if (!states.test(words) && !isNounList(words)) return false;
  if (modal.test(words) || modal.test(words.slice(from)) || isBody(words)) return false;
  const bare = withoutNames(withoutQuotes(words));
  return ![...bare].some((_, at) => verbAt(bare, at) !== null);
}
