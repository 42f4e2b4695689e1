import { isApproach } from '../outline/section-kind.ts';
import type { Quantity } from '../quantity/quantity.ts';
import { isCounter } from '../quantity/read-unit.ts';
import { makingVerb, makingVerbLast, reachingVerb } from '../target/goal-words.ts';
import type { NumberContext, Surroundings } from './surroundings.ts';

const within = /第|由|包括|涵盖|分为|设有|覆盖全[市省县]/;
const suffixed = /^(?:及?以上|左右|以内|以下)/;
/** 30分钟内办结, 5个工作日: how fast, not how much; a target only where it is reached. */
const timed = /天数|库存|储备|用时|时间|时限|时长|周期|年限|工期|时效|寿命|响应|耗时|压缩|缩短/;

/** 〔市农业农村委、…17个部门负责〕: numbers among those who do it. */
const responsible =
  /[（(〔[【［][^）)〕\]】］]*(?:牵头|负责|配合|参与|厅|局|委)[^）)〕\]】］]*$|(?:责任|牵头|配合|参与|参加)(?:单位|部门)[：:][^。]*$/;
/** 每半年发布1次: how often, not how much. */
const rhythm =
  /每(?:半?年|季度?|月|周|两年|学期)[^，。；]{0,30}(?:更新|发布|调度|通报|报送|召开|检查|评估|报告|听取|研究|例会|督查|巡查)[^，。；]{0,8}$/;
/** 贷款额度提高至20万元, 按15%税率: a parameter of a rule, not what the plan is to reach. */
const parameter =
  /(?:额度|限额|税率|费率|利率|(?:扣除|返还|抵扣|贴息|自付|首付|预付款?|计提)比例|(?:补贴|补助|奖励|资助|收费|缴费|救助|罚款)标准)[^，。；]{0,6}(?:由|从|为|是|按|提高|调整|降低|下调|上调|放宽|增加|最高|最低|不超过|不低于|不高于|[到至]|在)[^，。；]{0,12}$/;
/** 但绿地率不得低于25%, 最高提高至60%: a bound on what the rule allows. */
const limited =
  /^但[^，。；]*(?:不得?[低少高多超大小]于|不得?超过|不突破)$|最[高长多](?:可)?(?:提高|上浮|放宽|调整|延长|增加)[到至为]$/;
/** 每月开展1次检查: the same of whatever is done several times a year. */
const often = /每(?:半年|季度?|月|周|旬|日|天)[^，。；]*$/;
/** 3名副镇长任副组长; 涉及农户5600户, 共划分12个片区: who and what there is. */
const serving = /^[^，。；、]{0,10}(?:担?任|为)(?:副?组长|副?主任|成员|召集人|队长)/;
const described = /(?:涉及|下辖|现辖|共有|共计|共?划分为?|共分为|承担着)[^，。；]{0,10}$/;
/** 可返还其50%, 可享受6个月: what may be. */
const allowed =
  /(?:允许|准予)[^，。；]*$|可(?:以|按|享受|申请|提高|延长|增加|放宽|适当|给予|返还|上浮|下浮|一次性|最高|获得?|减|免|抵)[^，。；]*$/;
/** 80%以上幼儿园达到标准: a share of those that reach something. */
const sharing =
  /^(?:及?以上)?的?[^，。；]{0,20}(?:达到|实现|完成|具备|建成|通过|接入|取得|落实|建立|配备|纳入|用上|成为|可办|办结|网办|“?[零免])/;
/** 群众满意度98%以上, 降低成本20%: a share that closes its clause, of a rate or of a change. */
const rated =
  /(?:率|度|比例|比重|占比|覆盖面)$|(?:降低|提升|提高|减少|增长|压减|精简|节约|下降|压缩|增加)[^，。；]{0,10}$/;
/** What is counted in speech only: 三个阶段, 两个方面. */
const abstract =
  /^(?:阶段|方面|层[次面]|环节|维度|转变|统一|原则|重点|坚持|确保|不|方向|领域|步骤|同步|关键|优先|结合|文明|意识|健全|市场|资源|积极性|轮子|大局|循环|确立|维护|自信|责任|底线|更[加好]|满意|毫不)/;

/** 每3年修订1次, 每年评估1次: what comes round is kept up, not reached. */
const upkeep =
  /每(?:隔?[两二三四五\d]{1,2}年)[^，。；]*$|每年(?:至少|定期|组织|集中)?(?:修订|调整|更新|评估|修编|复审|复核|核定|校核|测评|巡检|公布|发布|报告|通报|审查|清查|清理)[^，。；]{0,16}$/;
/** 占全部保费收入的14% */
const partOf = /占[^，。；\d]{2,20}的$/;
const spent = /^(?:及?以上|左右)?(?:资金)?(?:用于|投向|投入|用来|安排|支持)/;

/** 平均利率, 综合费率: of all, so that it can be reached. */
const overall = /平均|综合|总体|整体/;
/** 全覆盖的监管体系, 全覆盖产业链: what it is like. */
const attributed =
  /^(?:、[^，。；]{2,20})?的?[\u4e00-\u9fff]{2,12}(?:体系|网络|机制|格局|模式|链条?|平台|监管)$/;
const topic = /(?:方面|领域|环节|类别?|事项|清单)$/;

/** （共12项）, 金融方面4项：, 4个方面的指标: numbers by which the text counts its own parts; 北京、上海等11个城市: what it has named. */
function countsText(
  { unit, end, form }: Quantity,
  before: string,
  after: string,
  { text, clause }: NumberContext,
): boolean {
  if (!isCounter(unit) || form === 'coverage') return false;
  const part = /^(?:项|条|类|个|款|点)$/.test(unit.text);
  if (part && /[（(]共?计?$/.test(before) && /^[\u4e00-\u9fff]{0,6}[）)]/.test(text.slice(end, end + 8)))
    return true;
  if (part && topic.test(before) && /^[\s]*[：:（(]/.test(text.slice(end, end + 2))) return true;
  if (unit.text === '个' && /^(?:方面|层面|维度|环节|步骤|章节|部分)/.test(after)) return true;
  return /(?:在|选择|选取|包括|涵盖|选定)[^，。；]*、[^，。；]*等$/.test(before) && clause.end > end;
}

/** Whether the clause wants the number reached. */
export function aims(
  quantity: Quantity,
  { before, after, sentenceBefore }: Surroundings,
  context: NumberContext,
): boolean {
  const { section, continued, ahead } = context;
  const goal = section === 'goal' || (isApproach(section) && ahead);
  const reached = reachingVerb.test(before);
  if (responsible.test(before) || before.endsWith('各占')) return false;
  if (/^(?:次|期|轮|份|篇|回|遍|场|批|版)$/.test(quantity.unit.text) && rhythm.test(before)) return false;
  if (quantity.unit.text.endsWith('次') && often.test(before)) return false;
  if (serving.test(after) || described.test(before) || countsText(quantity, before, after, context))
    return false;
  if (quantity.unit.text.endsWith('次') && upkeep.test(before)) return false;
  const ruled = (parameter.test(before) && !overall.test(before)) || limited.test(before);
  if (section === 'work' && (ruled || allowed.test(before))) return false;
  switch (quantity.form) {
    case 'coverage':
      if (attributed.test(after) && !/(?:实现|达到|做到|完成|确保)[^，]{0,16}$/.test(before)) return false;
      return goal || /实现|达到|做到|完成|确保/.test(before) || /^(?:率100%)?$/.test(after);
    case 'multiple':
      return true;
    case 'zero':
      return goal || /实现|确保|保持|达到|动态/.test(before);
    case 'rank':
      return goal || reached || /进入|跻身|位[居列]|保持|力争/.test(before);
    default:
  }
  if (quantity.unit.kind === 'time')
    return (
      (reached && (goal || timed.test(before))) ||
      // 确保30分钟内到达，2小时内处置
      (/(?:确保|力争|实现|做到)(?:[^；。]*内(?:到达|响应|完成)[^；。，]*，)?[^，；。]*$/.test(
        sentenceBefore,
      ) &&
        /^(?:之|以)?内(?:到达|响应|出车|办结|完成|处置|到场|送达|受理)/.test(after))
    );
  if (quantity.unit.kind === 'share' && /^(?:其中|使|确保|力争)?$/.test(before) && sharing.test(after))
    return true;
  if (quantity.unit.kind === 'none') return goal || !before.endsWith('为');
  if (quantity.form === 'han' && quantity.low < 10 && isCounter(quantity.unit) && abstract.test(after))
    return false;
  if (reached) return true;
  // 每个村至少落实1名管护员
  if (isCounter(quantity.unit) && /(?:至少|最少)[\u4e00-\u9fff]{0,4}$/.test(before)) return true;
  // 四个基地, 一个整体: a small count in Chinese numerals is a target only right after its verb.
  if (quantity.form === 'han' && quantity.low < 10 && isCounter(quantity.unit))
    return (
      (makingVerbLast.test(before) && !abstract.test(after)) || (after === '' && makingVerb.test(before))
    );
  if (quantity.unit.kind === 'share' && (quantity.low === 100 || partOf.test(before))) return true;
  // 将专项资金的三分之一以上投向基础研究
  if (quantity.unit.kind === 'share' && /[将把][^，]*的$/.test(before) && spent.test(after)) return true;
  // 精准定位2—3个细分领域: nobody says from two to three of what there is.
  if (
    quantity.high !== null &&
    quantity.form === 'arabic' &&
    isCounter(quantity.unit) &&
    !within.test(before)
  )
    return true;
  // 力争每年节约成本1亿元以上
  const vowed = /(?:力争|确保|争取)[^，；。]*$/.test(before);
  if (suffixed.test(after) && (goal || vowed || isCounter(quantity.unit))) return true;
  // 解决2.3万人饮水问题, 减负2亿元以上
  if (/(?:解决|减负|搬迁|迁建|拆除|清退|救治|招聘|招募|聘请|腾出)(?:约|近|超过)?$/.test(before)) return true;
  if (makingVerb.test(before) || continued) return true;
  // 加快推进300个重大项目
  if (quantity.form === 'arabic' && isCounter(quantity.unit) && /推[进动]$/.test(before)) return true;
  // 绿色食品10个: a count that closes its clause is what the item is to bring, whatever the verb.
  const closes =
    !isApproach(section) &&
    isCounter(quantity.unit) &&
    /^(?:及?以上|左右)?(?:$|[、和及与])/.test(after) &&
    !within.test(before);
  // 治理水土流失面积50平方公里: the same for a size, but not where it tells how far or how thick something is.
  const sized =
    quantity.unit.kind === 'size' &&
    /^(?:及?以上|左右)?$/.test(after) &&
    !/[距离高宽厚深径重长约均]$/.test(before);
  const changed = quantity.unit.kind === 'share' && /^(?:及?以上|左右)?$/.test(after) && rated.test(before);
  return (goal || closes || sized || changed) && before.length > 1;
}
