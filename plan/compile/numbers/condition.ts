import type { Quantity } from '../quantity/quantity.ts';
import { leadingVerb, makingVerbLast, reachingVerb } from '../target/goal-words.ts';
import type { NumberContext, Surroundings } from './surroundings.ts';

const grant =
  /给予|奖励|补助|补贴(?!性)|资助|贴息|返还|奖补|减免|罚款|最高不超过|一次性|每[个家户人名县村][^，。；]{0,8}(?:安排|救助|发放)/;
/** What is forgone is granted as well: 对停放2小时以内的减半收费. */
const relief = new RegExp(`${grant.source}|免费|免收|免交|减半|减收|优惠|打折`);
/** 补助标准提高至84元: what the rule says from now on, and no grant to one of many. */
const newStandard = /标准[^，。；\d]{0,6}(?:提高|提升|上调|调整|增加)[到至为]$/;
/** Money that is set aside or paid out as a whole is no grant to one of many. */
const provided = /(?:安排|投入|设立|筹措|筹集|统筹|争取|落实|发放|整合)[^，。；]{0,24}$/;
const favoured = /优先|重点(?:支持|扶持)|倾斜|通报|约谈|问责|纳入|认定为|授予|可(?:享受|申请|申报)|予以/;
const eligible =
  /^(?:及?以上|以下|以内)?[^，。；]{0,12}的(?:企业|项目|单位|机构|平台|园区|团队|人才|个人|产品|基地|地区|县|镇|村|$)/;
/** 申报企业须…, 认定条件: who may apply. */
const applying =
  /^(?:申报|申请|参评|入选|参选)|(?:申报|申请|认定|评定|评选|准入)(?:条件|标准|对象|主体|企业|单位|人)/;
/** 新招用人数达到职工的25%并签订合同的，可申请贷款: a case, and what is done in it. */
const ifSo = /^[^。；]{0,80}的，(?:可|给予|按|由|应|予以|享受|最高|一次性|纳入|优先|视为|不再)/;
const requirement = /^[^。；]{0,30}(?:必要|必备|前置|准入|入围)条件/;
const threshold = /(?:超过?|(?<![超通经不])过|大于|高于|不低于|不少于|不足|低于|小于|达到?|突破|满)$/;
const bounded = /^(?:及|或|（含）)?(?:以上|以下|以内)/;
const attribute = /^(?:及|或|（含）)?(?:以上|以下|以内|左右)?的?(?:[\u4e00-\u9fffA-Za-z“”]{2,30})$/;

/** 人均补助资金不低于15元: what is spent on each on the whole. */
const perHead = /人均[^，。；\d]{0,16}(?:不低于|不少于|达到|提高[到至]|增加[到至])$/;

/** 由30人放宽至50人 */
const eased = /(?:放宽|放开)(?:到|至|为)(?:不超过|不低于)?$/;

/** 补贴资金用于…的比重 */
const paidOut =
  /(?:补助|补贴|奖补|奖励|资助|贴息)(?:性?资金|经费|政策|项目)(?=[^，。；]*(?:比重|比例|占比))/g;

/** 入围企业在3家以上的，采取…; 投资额超过3000万元的，实行…: a case, and behind the comma what is done in it. */
function isCase(after: string, sentenceAfter: string): boolean {
  return (
    /^(?:及?以上|以下|以内|左右)?(?:[且并或][^，。；]{0,24})?的$/.test(after) &&
    /^[^，。；]{0,40}的，[^，。；]{2}/.test(sentenceAfter)
  );
}

const helped = '(?:支持|扶持|资助|奖励|补助|补贴|奖补|贴息|给予|[^，。；]券)';
const ceiling = new RegExp(
  `${helped}[^，。；\\d]{0,16}(?:不超过|不高于|不多于|最多|至多|上限|限额|封顶|最高)[^，。；\\d]{0,6}$|(?:最高(?:不超过|可[达至]|达)?|上限[为是]?)$`,
);
const oneOf =
  /(?:金额|额度|总额|限额|资金|单[个笔户项家][^，。；\d]{0,10}|[每同][一]?[个户家人项笔年][^，。；\d]{0,10})(?:累计|合计|原则上|总计)?(?:不超过|不高于|最高|为|按)$/;

/** 支持金额最高可至800万元, 给予后补助，金额不超过200万元/年, 每户50万元封顶: the most that one of many is paid. */
function isCeiling({ unit }: Quantity, { before, after, sentenceBefore }: Surroundings): boolean {
  // What may be lent is paid to nobody.
  if ((unit.kind !== 'money' && !/元/.test(unit.text)) || /贷款|授信|融资|担保/.test(before)) return false;
  if (ceiling.test(before) || /^(?:为上限|封顶|为限)/.test(after)) return true;
  return oneOf.test(before) && new RegExp(helped).test(sentenceBefore);
}

/** 企业（职工100人以下）可…, 招用多（新增50人以上）的项目…: a bound in brackets behind whom the rule is for. */
function isInCase(before: string, after: string, sentenceAfter: string): boolean {
  const inside = /[（(][^（）()]*$/.test(before) && !/(?:其中|目标|到\d{4}年|力争)[^（）()]*$/.test(before);
  const bound = bounded.test(after) || /(?:不超过|超过|不足|不低于|不少于|满|大于|小于)$/.test(before);
  return (
    inside &&
    bound &&
    /^[^（）()]*[）)](?:的|，?(?:可|给予|予以|按|由|应|享受|免|优先|不得|须))/.test(sentenceAfter)
  );
}

/** Whether a number says who or what a rule is for, or how much it grants, or tells one class of things from others. */
export function isCondition(quantity: Quantity, words: Surroundings, context: NumberContext): boolean {
  const { before, after, sentenceBefore, sentenceAfter } = words;
  // 每月发布1次 is a rhythm, 可提高至500万元 a permission: neither is granted to anybody.
  const paid = quantity.unit.kind === 'money' || quantity.unit.kind === 'share';
  if (isCase(after, sentenceAfter) || isCeiling(quantity, words)) return true;
  // 补助资金用于产业的比重: what is paid out for, not a grant.
  const granting =
    paid &&
    !perHead.test(before) &&
    !newStandard.test(before) &&
    (grant.test(before.replace(paidOut, '')) ||
      grant.test(after.slice(0, 40)) ||
      /^发放[^，。；]{0,10}券/.test(after));
  if (granting && !(provided.test(before) && !/给予|^对|按|每[个家户人名县村]/.test(before))) return true;
  const eligibility =
    /^(?:对|凡|经|首次|年[\u4e00-\u9fff]{0,10}(?:首次|达到|超过|突破)$)|首次(?:达到|超过|突破)/.test(
      before,
    ) || eligible.test(after);
  if (eased.test(before) || /^[^，。；\d]{0,6}(?:放宽|延长|放开)(?:到|至|为)/.test(after)) return true;
  if (isInCase(before, after, sentenceAfter)) return true;
  if (applying.test(sentenceBefore) || ifSo.test(sentenceAfter)) return true;
  if (
    (/按照?(?:不超过|不低于|不高于)[^，。；]{0,40}$|按照?$/.test(before) && /[率例准度]|^的/.test(after)) ||
    requirement.test(sentenceAfter)
  )
    return true;
  if (/所称|[是系]指/.test(sentenceBefore)) return true;
  // 按照每5000人设置1所9个班幼儿园的标准
  if (/按照?[^，]*$/.test(before) && /^[^，]*的(?:标准|规定|比例)/.test(after)) return true;
  const sentence = sentenceBefore + sentenceAfter;
  if (eligibility && !newStandard.test(before) && relief.test(sentence)) return true;
  // 储备满足30天需要的物资
  if (before.endsWith('满足') && /^(?:的)?[^，。；的]{0,4}(?:需要|需求|用量|所需)的/.test(after)) return true;
  if (/^(?:对|凡|符合)/.test(before) && eligible.test(after) && favoured.test(sentence)) return true;
  return isAttributive(quantity, before, context);
}

/** 5000万元以上项目100个, 超10亿元的企业达到20家, 万人以上学校: a measure in front of what the next number counts. */
function isAttributive(quantity: Quantity, before: string, { text, clause, next }: NumberContext): boolean {
  const { kind } = quantity.unit;
  const rest = text.slice(quantity.end, Math.min(clause.end, next?.start ?? clause.end));
  // 装配率达到50%以上的项目，…: a share of what the next clause is about.
  if (kind === 'share')
    return (
      /^[^将把]*(?:率|占比|比例|比重|度)(?:达到?|超过|高于|不低于|大于)$/.test(before) &&
      /^(?:及?以上)?的[\u4e00-\u9fff]{2,12}$/.test(rest) &&
      !leadingVerb.test(before) &&
      text.charAt(clause.end) === '，'
    );
  if (kind === 'none' || kind === 'rank') return false;
  // 每年安排不低于800万元的专项资金: the money itself, and nothing that it measures.
  if (
    kind === 'money' &&
    provided.test(before) &&
    /^(?:以上)?的[\u4e00-\u9fff]{0,8}(?:资金|基金|经费)/.test(rest)
  )
    return false;
  const compared = threshold.test(before) || bounded.test(rest);
  // 建成5万平方米以上的园区 is one thing that is to be made, and measures it.
  const described = compared && /^(?:及|（含）)?(?:以上|以下)?的[\u4e00-\u9fff]{2,}/.test(rest);
  // 建成单体面积300亩以上的基地8个, 培育年收入超50亿元、具有影响力的企业3家: the next number counts what it describes.
  const clauseRest = text.slice(quantity.end, clause.end);
  if (kind !== 'count' && compared && next?.unit.kind === 'count' && describesNext.test(rest)) return true;
  // 下井人数超过40人、井深超过600米的矿山
  if (threshold.test(before) && row.test(clauseRest)) return true;
  if (kind === 'count' && isSizeOfPlace(quantity, before, clauseRest)) return true;
  // 扶持床位50张以上的民宿, but not 新建100个以上的车位
  const sized = kind === 'count' && /[位额量数员积口]$/.test(before);
  if (described && (kind !== 'count' || quantity.loose || sized))
    return forWhom.test(before) || !/总|规模|面积/.test(before);
  // 超10亿元的企业; 1支100人以上的队伍, where it is the teams that are counted
  if (described && /(?:超过?|(?<![通经不])过|满|不足)$|\d\s?[支个家座所条项批类]$/.test(before)) return true;
  if (
    isBounded(quantity, before, rest) ||
    isOfCounted(quantity, before, text.slice(quantity.end, clause.end))
  )
    return true;
  if (next?.unit.kind !== 'count') return false;
  // 产值超千亿元的企业1家、超500亿元的2家
  if (compared && kind !== 'count' && /^(?:及?以上)?的(?:有|达到?)?$/.test(rest)) return true;
  const between = rest.replace(
    /(?:达到?|超过|突破|增加到|不少于|不低于|新增|各|约|分别|累计|共|力争|发展到|总数|数量)+$/,
    '',
  );
  const simple = attribute.test(between) && !/[、和与及并]/.test(between.slice(0, 3));
  return simple && (kind !== 'count' || compared) && (kind !== 'size' || compared || rest.startsWith('的'));
}

const describesNext =
  /^(?:及|（含）)?(?:以上|以下|以内)?(?:、[^，。；、]{2,24})*的[\u4e00-\u9fffA-Za-z“”]{2,24}$/;
const row =
  /^(?:及?以上)?(?:[、且或][^，。；、]{1,16}?(?:超过?|大于|高于|不足|低于|小于|不低于|不少于)[^，。；、的]{1,12})+的[\u4e00-\u9fff]{2,}/;
const place =
  /^(?:及|（含）)?(?:以上|以下)的?(?:[\u4e00-\u9fff]{0,6}?)(?:自然村|行政村|村民?小?组|[村屯寨]|社区|小区|居民点|安置点|学校|教学点|班级|企业|单位|矿山|医院|机构|养殖场|场所|群体|聚餐|活动)/;

/** 20户以上自然村, 50人以上企业: how large they are, where nothing counts the people. */
function isSizeOfPlace({ unit }: Quantity, before: string, rest: string): boolean {
  return (
    /^[户人口名张床]$/.test(unit.text) &&
    place.test(rest) &&
    !/^.{0,4}$/.test(rest) &&
    // 实现20户以上自然村全覆盖
    (!makingVerbLast.test(before) || /覆盖|达标|通[硬公客]/.test(rest))
  );
}

const forWhom = /^[^，]{0,8}(?:对(?![接标照])|凡|符合|针对)/;

/** 淘汰30万千瓦以下机组, 推进单体2万平方米以上建筑的改造, 5公里半径内不得: a bound right in front of what it sorts out. */
function isBounded({ unit }: Quantity, before: string, rest: string): boolean {
  if (reachingVerb.test(before)) return false;
  if (/^(?:及|（含）)?以下(?=[\u4e00-\u9fff“]{2})(?![并且和与及或为])/.test(rest)) return true;
  if (/^[\u4e00-\u9fff]{0,6}(?:范围)?[之以]?内(?:原则上|一律)?(?:不|禁止|严禁)/.test(rest)) return true;
  const above = /^(?:及|（含）)?以上(?=[\u4e00-\u9fff“]{2})(?![并且和与及或为])/.test(rest);
  return above && (unit.kind === 'size' || unit.kind === 'money') && !makingVerbLast.test(before);
}

/** 培育5家以上年收入过百亿元、2家年收入达50亿元的企业: what those that are counted have. */
function isOfCounted({ unit }: Quantity, before: string, rest: string): boolean {
  return (
    unit.kind !== 'count' &&
    /\d\s?[家个户所座支项名](?:以上|左右)?[\u4e00-\u9fff]{2,12}(?:过|超过?|达到?|在|突破|不低于|大于|高于)$/.test(
      before,
    ) &&
    /^(?:及?以上)?(?:、[^，。；]*)?的[\u4e00-\u9fff]{2,}/.test(rest)
  );
}

/** 60岁以上老年人 tells who is meant; only a life expectancy is reached. */
export function isAge({ unit }: Quantity, { sentenceBefore }: Surroundings): boolean {
  return unit.text.endsWith('岁') && !/寿命/.test(sentenceBefore);
}
