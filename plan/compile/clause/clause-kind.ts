import { adverbsAt, verbAt } from './action-words.ts';
import { endsDone } from './ends-done.ts';
import { governed } from './governing-verb.ts';
import { withoutNames, withoutQuotes } from './noun.ts';
import { tellsState } from './state-clause.ts';
import { isDefinition, isStatement } from './statement.ts';
import { isTimeClause, leadingTime, tellsTime } from './time-clause.ts';
import { waitsForNext } from './waiting-clause.ts';

/** What a clause of an item is. `aside` joins the clause after it: 对…的企业，给予… */
export type ClauseKind =
  | 'action'
  | 'effect'
  | 'target'
  | 'scope'
  | 'manner'
  | 'condition'
  | 'past'
  | 'forecast'
  | 'reference'
  | 'units'
  | 'due'
  | 'other'
  | 'aside';

/** What the clauses around one tell. */
export interface ClauseNeighbours {
  /** It opens its sentence, or its place in a list (一是…). */
  readonly opens: boolean;
  /** An action stands before it in the sentence. */
  readonly follows: boolean;
  /** The sentence has told where things stand (目前，…). */
  readonly stands: boolean;
  /** The clause before told what is expected (预计…). */
  readonly expects: boolean;
  /** A topic (对…的企业，) waits for it. */
  readonly awaited: boolean;
  /** Words of the next clause of the sentence, empty after the last. */
  readonly next: string;
}

/** 按照…要求, 依托…平台. */
const phrase =
  /^(?:按照?(?![需时期月季年批质])|依据|根据|遵循|以(?!及|上|下|内|外|便|免)|围绕|聚焦|瞄准|紧盯|着眼|面向|针对|依托|通过|结合|立足|紧扣|本着|借助|采取(?!.{2,24}措施$)|采用|运用|利用|随着|鉴于|顺应|适应|坚持(?!和(?:完善|发展|加强))|(?:学习)?借鉴|突出(?!.{2,20}(?:治理|建设|整治|管理|保护|监管|防治|培养|培育|开发)$)|抢抓|(?:牢牢)?(?:抓住|紧抓)(?=[^，]*(?:机遇|契机|窗口期?|重点|关键)$)|把握|就(?![业地近医读餐学])|用好(?!用活)|对照|参照|对标|为了|为(?=.{2,30}$)(?!.{2,40}(?:提供|配置|解决|实施|开展|办理|创造|奠定)))/;
/** “线”上聚焦产业集群: on which side. */
const side = /^[“"][^”"]{1,4}[”"](?:上|端|侧|层面)/;
const place = /^(?:在(?!线)|于|从(?![严快重速优业])|自(?![愿主觉]))/;
/** 在摸清底数的基础上: on what grounds, whatever verb it holds. */
const ground = /^在.{2,}(?:基础上|前提下|条件下|情况下|背景下|框架下)$/;
/** 根据成本、发展水平等因素 */
const accordingTo =
  /^(?:根据|按照?|依据|结合|综合考虑|考虑|参照|对照).*(?:因素|情况|要求|需要|需求|实际|原则|规定|特点|部署|精神|思路)$/;
/** Where a place ends: 在汽车、家电等领域; behind any other the words go on with what is done there. */
const placeEnd =
  /(?:[中上下内外里前后时等间]|方面|领域|环节|过程|行业|区域|地区|地方|场所|部位|路段|单位|企业|城市|乡镇)$/;
/** 提高…水平, 形成…格局: what comes of the action before. */
const result =
  /^(?:以|从而|进而|使|让)?(?:大幅|稳步|不断|持续|有效|全面|进一步|切实|显著|加快|逐步|着力|努力|最终|真正|基本|最大限度|力争|争取)*(?:提高|提升|增强|形成(?![^，]*(?:清单|台账|方案|报告|规划|办法|制度|意见|图谱|名录)(?:$|并))|实现|丰富|满足|释放|激发|激活|带动|降低(?!或取消|[^，]*(?:门槛|收费标准)$)|减少(?![^，]*(?:使用量?|用量|施用量?|投入量?|投放|排放量?)$)|缩短|缩小|改善|发展成为|成为|确保|保障(?![^，]*(?:经费|资金|投入|用地|供应)$)|守牢|守住|筑牢|防止|避免|杜绝|破解|缓解|助力|做到|营造|让|使(?!用)|便利|方便|促使|支撑|精准服务|引领.{2,}、促进|发挥.{2,12}(?:效益|效应)$|构建.{2,30}格局$|向[^，]{2,20}(?:延伸|转变|转型|迈进|集聚|攀升)$|保持[^，]*(?:相当|稳定|平衡|区间)$|(?:引领|服务)[^，]*(?:发展|战略|需求|大局)(?:、[^，]*)?$|帮助[^，]{2,16}(?:增收|就业|脱贫|致富|脱困|渡过难关)(?:脱贫|致富)?$|为.{2,40}(?:创造|提供|奠定|营造|夯实).{0,12}(?:条件|环境|支撑|保障|参考|基础|氛围|引领|遵循|指引|借鉴|示范|动力)$|培育[^，]{2,16}新(?:业态|模式|动能|优势|增长点)$)/;
/** What is a result wherever it stands: 做到底数清, 让群众少跑腿, 形成…的局面. */
const outcome =
  /^(?:从而|进而|真正|最终|全面|确保|着力|努力|不断|切实|逐步|力争|争取|有效|持续|进一步|显著|稳步|大幅|合理|有序|加快)*(?:做到(?!.{0,10}(?:公开|公示))|让(?=[^，]{2,})|使(?!用)|(?:形成|营造)[^，]{2,40}(?:局面|格局|氛围|合力|态势|环境|共识|震慑|经验|模式|品牌|良性循环)$|取得[^，]{0,16}(?:成效|实效|进展|突破|成果)$|(?:增强|提升|提高)[^，]{2,40}(?:感|度|力|水平|能力|质量|效率|效能|效益|素质|率|比重|活力)$|走出[^，]+路子?$|(?:引导|促使|推动|带动|帮助)其(?:进一步|不断|持续)?(?:提高|提升|增强|增加|改善)[^，]+$)/;
/** 为促进就业作出贡献, 服务乡村振兴战略: whose good it is for. */
const serving =
  /^为(?:促进|推动|推进|实现|服务|建设|加快|全面|助力)[^，]*(?:提供|作出|做出|奠定|注入|创造|贡献)[^，]*$|^服务(?:和融入)?[^，]{2,16}(?:战略|发展|大局|[”》]建设)$/;
/** 组长由县长担任, 办公室设在科技局: who sits where is nothing to do. */
const appointment =
  /由.{2,200}(?:担任|兼任|组成)$|^[^，将把]{2,24}(?:对[^，]{2,20}负总责|负责[^，]{0,24}的?(?:统筹协调|宏观指导|综合协调)(?:[和与及、][^，]{2,8})*)$|^.{0,12}办公室设在|^(?:负责)?.{0,16}日常(?:具体)?工作$|成员.{0,10}抽调$|(?:任|为)(?:副?组长|副?召集人|副?总?指挥长?|副?[会理秘]事?书?长|副?主[任席]|负责人|成员)$/;
const forms =
  /^(?:具体)?(?:详?见|参见|下同|列第一位)|^[^，]{0,20}[详参]?见(?:附[件表录图]|下表|专栏)[^，]{0,6}$|^(?:注：?)?[标带加注][^，]{1,8}为牵头|^上述|^本(?:方案|计划|措施|意见|规划)自|^有效期/;

/** What a clause is, by how it begins, what governs it, and what stands beside it. */
export function clauseKind(words: string, around: ClauseNeighbours): ClauseKind {
  if (/^等[等]?$/.test(words)) return 'other';
  if (isTimeClause(words) || tellsTime(words)) return 'due';
  if (isDefinition(words, around.next)) return 'other';
  if (/^(?:预计|据.{0,10}测算|有望)/.test(words)) return 'forecast';
  const begun = verbAt(words, adverbsAt(words, 0)) !== null;
  if (
    /^(?:截至|截止|目前|当前|近年来|去年)/.test(words) ||
    // 充分利用已有系统 is about what there is.
    (/^[^，对]{0,12}已[经有建]/.test(words) && !/^(?:充分)?(?:利用|整合|依托|盘活|用好|发挥)/.test(words)) ||
    // 重组现有43家实验室 is about what there is.
    (!begun && /^[^，对]{0,12}现有(?=[^，的]{0,8}\d)/.test(words))
  )
    return 'past';
  // 预计全部达产后，每年可减少取用1亿立方米
  if (around.expects && /^(?:每?年)?(?:均)?(?:可|将|能)/.test(words)) return 'forecast';
  if (forms.test(words)) return 'reference';
  if (appointment.test(words) && !waitsForNext(words, around.next)) return 'units';
  if (/^是.*(?:条件|前提|依据)$/.test(words) && around.next === '') return 'condition';
  if (/^(?:具[有备]|[^，对在]{2,12}(?:应当?|须|需)具[有备])/.test(words)) return 'condition';
  const lead = adverbsAt(words, 0);
  const body = words.slice(lead);
  if (waitsForNext(words, around.next)) return 'aside';
  if (
    (/^以.*为[^，]{1,10}$/.test(words) && !ledBy.test(words)) ||
    /^立足为|坚持.*(?:相统一|相结合|并重|并举)$/.test(body)
  )
    return 'manner';
  if (serving.test(words)) return around.next === '' || around.follows ? 'effect' : 'manner';
  if (body.startsWith('营造') && around.opens && around.next !== '') return 'action';
  if (/^(?:要|应当?|须|必须|可)?[将把]/.test(words)) return 'action';
  if (/^发挥.*(?:作用|优势)$/.test(body)) return roleOf(body, around);
  if (ground.test(body)) return 'manner';
  if (isPlace(words, body)) return 'scope';
  if (accordingTo.test(body) && around.next !== '') return 'manner';
  // 探索适应行业特点的管理制度: an adverb that is the verb here.
  const sought =
    words.slice(0, lead).endsWith('探索') && /^(?:适应|面向|针对)[^，]*的[^，的]{2,}$/.test(body);
  const how = body.replace(side, '');
  if (!sought && phrase.test(how) && !governs(how)) return around.next === '' ? 'action' : 'manner';
  if (!/\d(?![GKD])/.test(words) && ((follows(around) && result.test(words)) || outcome.test(words)))
    return 'effect';
  // 汇聚数据总量不少于500TB: what is gathered, however much it is told to be.
  if (begun && /^[^，的率期限]{4,16}(?:不少于|不低于)\d[\d.]*[万亿]?[^\d，%％]{1,4}(?:以上)?$/.test(words))
    return 'action';
  if (tellsState(words) || setsBound(words) || (!begun && reaches.test(words))) return 'target';
  if (!around.awaited && isStatement(words, around.stands)) return around.stands ? 'past' : 'other';
  // 因地制宜, 多措并举
  if (words.length === 4 && verbAt(words, 0) === null && around.next !== '') return 'manner';
  return 'action';
}

/** 单位产值能耗完成省定目标: what a measure comes to. */
const reaches = /^[^，将把对]{2,14}(?:完成|达到|优于|好于)[^，\d]{0,10}(?:目标|标准|水平)$/;

/** 路面厚度不得小于20厘米: a bound on a measure, and nobody does anything. */
function setsBound(words: string): boolean {
  return (
    /^[^，]{2,24}不(?:得|应|能|宜|可)(?:[低少小短高大多长]于|超过)[^，\d]{0,4}\d[^，]{0,12}$/.test(words) &&
    !/[将把对]|^[^不]{0,24}(?:的项目|的企业)/.test(words) &&
    verbAt(words, adverbsAt(words, 0)) === null
  );
}

function follows({ follows: acted, opens }: ClauseNeighbours): boolean {
  return acted && !opens;
}

/**
 * 发挥作用, and next to it what is done with its help, is a manner where nothing comes before it; with words
 * about what it works on (发挥园区的引领作用) it is work of its own.
 */
function roleOf(body: string, { next }: ClauseNeighbours): ClauseKind {
  if (body.length > 6) return 'action';
  return next !== '' ? 'manner' : 'effect';
}

function isPlace(words: string, body: string): boolean {
  // 于2023年6月30日前报省厅备案: when, and what is done then.
  const time = leadingTime(words);
  if (time > 0 && words.length - time >= 4) return false;
  // 在抽样后即放行
  if (/^在[^，]{2,}[后前](?:即|可|方可|立即)[^，]{2,}$/.test(body)) return false;
  if (!place.test(body) || /^(?:加快|积极|大力|推[进动])/.test(words) || governed(body)) return false;
  if (endsDone(body)) return false;
  if (placeEnd.test(body)) return true;
  // 在市级医院建设智慧病房
  for (let at = 3; at < body.length - 3; at += 1)
    if (verbAt(body, at) !== null && !/[的、和与及]/.test(body.charAt(at - 1))) return false;
  return true;
}

/** 以龙头企业为牵引带动集群建设 */
const ledBy =
  /^以[^，]{2,30}为[^，]{1,6}(?:带动|引领|推动|推进|促进|辐射|统筹|加快|打造|建设|培育|构建)[^，]{4,}$/;

/** 围绕打造集群 tells what for; 围绕主导产业打造集群 tells what. */
function governs(body: string): boolean {
  if (ledBy.test(body)) return true;
  if (/进行.{2,}|(?:执行|办理|落实|管理)$/.test(body)) return true;
  // 按投资额的20%补助, 按规定返还
  if (
    /^按.*[^的、和](?:补助|补贴|奖励|资助|奖补|返还|发放|拨付|支付|结算|收取|缴纳|减免|处理|查处|处罚|兑付|兑现|公示|公开|报送|上报|备案)$/.test(
      body,
    )
  )
    return true;
  // 按合同金额的30%发放算力券
  if (/^按.*(?:[%％]|比例|标准|额度)(?:给予|予以|发放|补助|补贴|奖励|返还|拨付|资助)[^，]{0,14}$/.test(body))
    return true;
  if (bySomething(body) || atSomething(body)) return true;
  const verb = verbAt(body, 2);
  return governed(verb === null ? body : body.slice(2 + verb.length));
}

const meansWord =
  /(?:手段|措施|媒体|要素|方式|形式|办法|模式|技术|平台|系统|渠道|机制|途径|情况|需求|需要|实际|要求|原则|规定|标准|部署|特点|变化|资金|资源|贷款|服务|力量|场地|职责|程序|顺序)/g;

/** 运用遥感手段监测焚烧, 根据客流变化调整班次: a verb with an object right behind what is used. */
function bySomething(body: string): boolean {
  return [...body.matchAll(meansWord)].some((match) => {
    const rest = body.slice(match.index + match[0].length);
    const verb = verbAt(rest, adverbsAt(rest, 0));
    const object = verb === null ? '' : rest.slice(adverbsAt(rest, 0) + verb.length);
    return object.length >= 2 && !/^(?:[、的和与及]|等|工作|体系|机制|平台|能力)/.test(object);
  });
}

const makes = /建设|建立|普及|推广|开设|设立|布设|布局|举办|发展|搭建|安装|种植|培训|培养|宣传|采集|归集/g;

/** 利用边角地建设停车场, 依托职教中心开设护理专业: what is used, and what is made there, behind a noun of its own. */
function atSomething(body: string): boolean {
  if (!/^(?:利用|依托|借助|运用)/.test(body)) return false;
  const bare = withoutNames(withoutQuotes(body));
  return [...bare.matchAll(makes)].some(({ index, 0: verb }) => {
    const object = bare.slice(index + verb.length);
    return (
      index >= 4 &&
      !/[的、和与及等]$/.test(bare.slice(0, index)) &&
      object.length >= 4 &&
      !/^(?:[的、和与及等口]|项目|工程|管理|服务|领域|行业|标准|规划|成果|需要|需求)|(?:公司|集团|院校|部门|企业|优势)$/.test(
        object,
      )
    );
  });
}
