import { isBody } from '../work/unit-name.ts';
import { adverbsAt, verbAt } from './action-words.ts';
import { actsBehindAdverb, endsDone } from './ends-done.ts';
import { governed } from './governing-verb.ts';
import { withoutNames } from './noun.ts';

const giving =
  /给予|予以|奖励|补助|补贴|减免|优先|表彰|贴息|资助|支持|处罚|问责|通报|约谈|按[^，]{0,20}(?:奖|补)/;
/** 鼓励以市场化方式: how, but not yet what. */
const byWay =
  /^(?:鼓励|支持|引导|积极|探索|推动|.{2,24}可).*(?:以|采取|采用|通过|按照?|运用|利用)[^，]*(?:方式|形式|模式|途径|渠道|办法|手段|为(?:支撑|依托|基础|纽带|载体|抓手|核心|主体|导向))$/;
/** 支持企业瞄准市场需求, 鼓励银行在做好评估的前提下. */
const whomAndHow =
  /^(?:鼓励|支持|引导|推动|组织|指导)[^，]{2,40}?(?=依托|瞄准|围绕|聚焦|针对|立足|利用|通过|参照|按照|根据|结合|以(?!及|上|下|内|外)|在.*(?:前提|基础|条件)下?$)/;
/** 利用厂房屋顶建设光伏电站: what is done with what is used. */
function acts(how: string): boolean {
  const bare = withoutNames(how);
  for (let at = 4; at < bare.length - 3; at += 1) {
    const verb = verbAt(bare, at);
    if (verb === null || /[的、和与及等]/.test(bare.charAt(at - 1))) continue;
    const object = bare.slice(at + verb.length);
    if (
      object.length >= 2 &&
      !/^(?:[的、和与及等]|方式|形式|模式|途径|渠道|手段|技术|平台|体系|机制|能力|需求|要求|方案|标准)/.test(
        object,
      )
    )
      return true;
  }
  return false;
}

/** Behind these words a verb at the end is a noun: 立足主导产业发展. */
const purpose = /^(?:立足|围绕|瞄准|聚焦|针对|结合)/;
/** 各级农业农村部门依托登记系统. */
const actorAndHow = new RegExp(
  `^(.{2,40}?)(?:应当?|要|可以?|须|需|必须)?(?:${[
    '依托|按照|根据|围绕|结合|针对|对照|参照|立足',
    '通过(?=[^，]*(?:方式|形式|途径|渠道|模式|手段|平台)$)',
    '会同(?=[^，]*(?:部门|单位|机构|[局厅委办院部])$)',
    '在(?=[^，]*(?:范围内|基础上|前提下|过程中|指导下|框架下)$)',
  ].join('|')})(?=[^，]{2,}$)`,
);
/** 区内企业进口且用于研发的货物: such a beginning tells of what is eligible. */
const eligible =
  /^(?:凡|符合|进[入口]|列入|取得|获得|经|新[办设建认]|首次|当年|上年|[区境省市县]内|参[保加])[^，要应须可将把]*的(?=[^，的]{2,16}$)/;
const condition =
  /(?:的|时|后|前提下|情况下|条件下)$|^未?经[^，]{2,24}(?:批准|同意|审核|审定|评估|认定|验收)(?:合格|通过)?$/;

/**
 * Whether a clause only says for whom, when or how, and the next one what is done: 对…的企业，给予…;
 * 符合条件的，…; 在进行采购时，要…. Both are one action.
 */
export function waitsForNext(words: string, next: string): boolean {
  if (next === '') return false;
  // 组织单位有配套要求，但没有配套比例的，…: a case of two halves.
  if (/^(?:但|且|并且?|或者?|同时)[^，]{2,}的$/.test(next) && !/^(?:将|把|要|应|须)/.test(words)) return true;
  // 对通过评估，且接入平台的企业，给予…
  if (/^(?:对(?![接标照口外])|凡)/.test(words) && /^(?:但|且|并)[^，]{2,}的[^，的]{2,8}$/.test(next))
    return true;
  if (/^对(?!接|标|照|口|外)/.test(words)) return isWhom(words, next);
  if (/^(?:且|并且?|或者?)[^，]{2,}的[^，的]{2,8}$/.test(words) && (giving.test(next) || next.endsWith('的')))
    return true;
  // 举办演唱会，观众超过1万人的，每场奖励20万元
  if (
    /^(?!对|凡|符合|经)[^，]*(?:超过|达到|不低于|不少于|满|首次|以上)[^，]*的$/.test(next) &&
    !/[将把要应须可对]/.test(words) &&
    !/^(?:鼓励|支持|引导|推动|推进|加快|加强|完善|健全)/.test(words)
  )
    return true;
  if (meansOrGround.test(words)) return false;
  // 鼓励供销社、快递企业等，整合物流资源
  if (whoEtc.test(words) && !governed(words.slice(2)) && verbAt(next, adverbsAt(next, 0)) !== null)
    return true;
  // 试点地区要于2019年12月底前，对试点情况进行总结
  if (
    /^.{2,30}?(?:[要应须将]|必须|务必)(?:于|在)?(?:(?:19|20)\d\d年)?\d{1,2}月(?:\d{1,2}日|[底末中])?(?:之?前|以前|[之以]?内)$/.test(
      words,
    )
  )
    return true;
  if (isKind(words, next) || isOwing(words, next)) return true;
  // 成立由县长任组长，各部门为成员的领导小组
  if (/^(?:成立|组建|建立|设立)由[^，]*(?:担?任|为)[^，的]*$/.test(words) && /的[^，的]{2,16}$/.test(next))
    return true;
  // 装配率达到50%的项目，其监管比例减半; 鼓励银行对购房的居民，给予利率优惠
  if (
    next.startsWith('其') &&
    /的[^，的、]{2,12}$/.test(words) &&
    verbAt(words, adverbsAt(words, 0)) === null
  )
    return true;
  if (/^(?:鼓励|支持|引导|推动)[^，]{2,16}对[^，]+的[^，的]{2,12}$/.test(words) && giving.test(next))
    return true;
  // 博士后在站期间，每人每年补贴5万元
  if (/^[^，]{2,16}(?:期间|期内|阶段)$/.test(words) && giving.test(next)) return true;
  // 核销，按照税前扣除政策执行
  if (
    /^(?:按照?|依照|参照)[^，]*(?:执行|办理|处理|管理)$/.test(next) &&
    words.length <= 60 &&
    verbAt(words, adverbsAt(words, 0)) === null &&
    /[\u4e00-\u9fff]{4}$/.test(words) &&
    !/[将把要应须可]|^(?:在|以|从|由|对)/.test(words)
  )
    return true;
  if (isSubject(words, next)) return true;
  // 支持龙头企业联合高校，开展技术攻关
  const allied = allies.exec(words)?.[0].length ?? 0;
  if (allied > 0 && isBody(words.slice(allied)) && verbAt(next, adverbsAt(next, 0)) !== null) return true;
  // 允许对不涉及许可证的货物，实施便捷管理
  if (
    /^(?:允许|准许|鼓励|支持|探索)对[^，]+的[^，的]{2,20}$/.test(words) &&
    /^(?:实[施行]|开展|采[取用]|给予|进行|执行|适用|试行)/.test(next)
  )
    return true;
  if (byWay.test(words) || isTopic(words) || isPermitted(words, next)) return true;
  if (condition.test(words) && !/^(?:围绕|为)|(?:之后|此后)$/.test(words)) return true;
  if (isBareActor(words)) return true;
  const how = whomAndHow.exec(words);
  if (
    how !== null &&
    !governed(words.slice(how[0].length)) &&
    !/^(?:鼓励|支持|引导|推动|指导)/.test(next) &&
    ((purpose.test(words.slice(how[0].length)) &&
      !/.{3}(?:开展|提供|推出|开发|设立|加大)[^，]{3,}$/.test(words.slice(how[0].length))) ||
      !(endsInVerb(words) || acts(words.slice(how[0].length))))
  )
    return true;
  if (/^.{2,40}[要应]在[^，]*(?:[内前底后时]|期间)$/.test(words)) return true;
  const actor = actorAndHow.exec(words);
  return (
    actor?.[1] !== undefined &&
    !endsInVerb(words) &&
    isBody(
      actor[1]
        .replaceAll(/[（(][^（）()]*[）)]/g, '')
        .split(/[、和与及]/)
        .at(-1) ?? '',
    ) &&
    !governed(words.slice(actor[0].length))
  );
}

const whoEtc =
  /^(?:鼓励|支持|引导|推动)[^，]*、[^，]*(?:企业|单位|机构|市场|合作社|院校|院所|组织|部门|商家|平台|基地|园区|高校|协会|商会|主体)等$/;

/** 在满足用能需求的前提下, 依托科学中心: how, and nothing of what it is about. */
const meansOrGround =
  /^在.*(?:基础上|前提下|条件下|情况下|背景下|框架下|指导下|同时)$|^(?:依托|借助|围绕|紧盯|紧扣|瞄准|聚焦|立足|坚持|通过|利用|针对|面向|结合)/;

/** 以蒸汽供热的项目，原则上不再新建…: a kind of things, and what is allowed or owed there. */
function isKind(words: string, next: string): boolean {
  return (
    /^(?:以|由|用|使用|采用|未|不|尚|已|属于|位于|具有|具备|达到|超过|新)[^，]*的[^，的、]{2,14}$/.test(
      words,
    ) && /^[^，]{0,14}(?:可(?!持续|再生)|应|须|要|不得|不再|不予|原则上|一律|优先)/.test(next)
  );
}

/** 能效低于基准水平的项目，要限期改造: what something is owed of. */
function isOwing(words: string, next: string): boolean {
  return (
    /^[^，]{2,}的[^，的、]{2,16}$/.test(words) &&
    /^(?:要|应当?|须|必须|一律|原则上|全部|均)/.test(next) &&
    !/[要应须可将把]|^(?:由|在|以|从|向|为|使|让|对)/.test(words) &&
    verbAt(words, adverbsAt(words, 0)) === null
  );
}

/** 支持龙头企业联合, and with whom. */
const allies =
  /^(?:支持|鼓励|引导|推动|组织)[^，]*?(?:企业|主体|机构|[高院]校|院所|单位|平台|团队|医院|银行|公司|协会|联盟)(?:联合|会同|携手)/;

/** 区内新设的研发企业，经评定达标的，…; 境外入区的食品，如需检测的，…: things of a kind, and what holds for them. */
function isSubject(words: string, next: string): boolean {
  return (
    /^[^，]{2,}的[^，]*(?:企业|单位|机构|货物|物品|食品|产品|商品|材料|设备|设施|器械|试剂|药品|种苗|苗木|种子|农药|饲料|动物|植物|数据|房屋|土地|车辆|船舶|人员|项目|个人|农户|家庭|学生|职工)$/.test(
      words,
    ) &&
    /^(?:如|若|经|凡|未|因|属于?|符合|涉及|确需)[^，]*的$|^(?:允许|准许|准予|免于|不予|暂不)|^在[^，]*[后前](?:即|可|方)/.test(
      next,
    ) &&
    !/^(?:将|把|由|在|以|对|向|为|按|根据)|[要应须]/.test(words) &&
    verbAt(words, adverbsAt(words, 0)) === null
  );
}

const thing =
  /^[^，的]{2,4}(?:事项|项目|企业|人员|行为|产品|机构|单位|活动|平台|资金|材料|问题|场所|设施|区域|对象|主体)$/;

/** 对符合条件的企业: behind the last 的 no verb has an object of its own. */
function isWhom(words: string, next: string): boolean {
  const head = words.slice(Math.max(1, words.lastIndexOf('的') + 1));
  if ((endsDone(head) || actsBehindAdverb(head)) && !giving.test(next)) return false;
  // 对相关审批事项，要…: a noun that begins with a verb.
  if (
    thing.test(head) &&
    (giving.test(next) || /^[^，]{0,16}(?:要|应|须|不得|不再|可|一律|按|实行|依法)/.test(next))
  )
    return true;
  const done = /进行|加以|予以|给予|实[施行]|开展|落实|加强|提出|作出|做出/.test(head);
  // 对大户用水实行在线监测，支持企业…: said what is done, and the next one begins with a verb of its own.
  if (/^.{2,}(?:进行|实行|开展|加强).{2,}$/.test(head) && /^(?:支持|鼓励|引导|优先(?!给予|支持))/.test(next))
    return false;
  if (!done && verbAt(head, adverbsAt(head, 0)) === null && !governed(head)) return true;
  return giving.test(next) && !giving.test(words.replace(/支持.{0,6}的/, ''));
}

/** 有条件的城市, 要督促环卫、市政等主管部门: someone, and nothing said of what he does. */
function isBareActor(words: string): boolean {
  const causing =
    /^[^，]{0,20}?(?:督促|指导|组织|鼓励|支持|引导)(?=[^，]{2,60}$)/.exec(words)?.[0].length ?? 0;
  const name = words.slice(causing);
  const last = name.split(/[的、和与及]|等(?=.{2})/).at(-1) ?? '';
  if (words.length > 80 || !isBody(last) || /[要应须可将把]|^(?:在|以|从|由|向|为|使|让)/.test(name))
    return false;
  const bare = withoutNames(name);
  return ![...bare].some((_, at) => verbAt(bare, at) !== null);
}

/** 企业新增研发费用，可按规定加计扣除: what stands before a permission is its condition. */
function isPermitted(words: string, next: string): boolean {
  return (
    /^(?:可(?!持续|复制|推广|靠|视|再生|追溯)|不得|不予|免于|一律|要[将把]|应当?[将把按]|须|必须)/.test(
      next,
    ) &&
    !/[要应须可]/.test(words) &&
    verbAt(words, adverbsAt(words, 0)) === null &&
    !/^(?:将|把|由|在|以|按|并)/.test(words)
  );
}

/** 用电报装、审批流程等; 涉及点状用地的建设项目; 区内用于研发的货物: what the next clause is about. */
function isTopic(words: string): boolean {
  if (/^(?:涉及|列入|从事)[^，]+的[^，的]{2,10}$|^除.+外$/.test(words)) return true;
  if (
    /^在[^，]{2,60}(?:方面|环节|领域|行业|地区|区域|地方|场所|片区|路段|过程中|期间|工作中|(?<!基础|前提|条件|背景|[路网线会])上)$/.test(
      words,
    ) &&
    !governed(words)
  )
    return true;
  // 在管网覆盖不到的村庄
  if (/^在[^，]+的[^，的、]{2,8}$/.test(words) && !governed(words)) return true;
  const noun = eligible.exec(words)?.[0].length ?? 0;
  if (
    noun > 0 &&
    words.length - noun <= 16 &&
    !/按照?|根据/.test(words.slice(0, noun)) &&
    !governed(`口口${words.slice(noun)}`)
  )
    return true;
  return (
    /^[^，]{2,}、[^，]{2,}等$/.test(words) && verbAt(words, adverbsAt(words, 0)) === null && !phrased(words)
  );
}

function phrased(words: string): boolean {
  return /^(?:按|依|根据|以|在|围绕|针对|通过|将|把|对)/.test(words.slice(adverbsAt(words, 0)));
}

function endsInVerb(words: string): boolean {
  return verbAt(words, words.length - 2) !== null;
}
