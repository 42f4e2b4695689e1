import { adverbsAt, verbAt } from './action-words.ts';
import { governed } from './governing-verb.ts';
import { tellsState } from './state-clause.ts';
import { isTimeClause } from './time-clause.ts';
import { isBody } from './unit-name.ts';
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
  | 'aside';

/** What the clauses around one tell. */
export interface ClauseNeighbours {
  /** It opens its sentence, or its place in a list (一是…). */
  readonly opens: boolean;
  /** An action stands before it in the sentence. */
  readonly follows: boolean;
  /** Words of the next clause of the sentence, empty after the last. */
  readonly next: string;
}

/** 按照…要求, 依托…平台. */
const phrase =
  /^(?:按照?|依据|根据|遵循|以(?!及|上|下|内|外|便|免)|围绕|聚焦|瞄准|面向|针对|依托|通过|结合|立足|紧扣|本着|借助|采取|采用|运用|利用|发挥|随着|鉴于|顺应|适应|坚持|借鉴|突出|抢抓|把握|用好|对照|参照|对标|为了|为(?=.{2,30}$)(?!.{2,40}(?:提供|配置|解决|实施|开展|办理|创造|奠定)))/;
const place = /^(?:在|于|从|自)(?!线)/;
/** Where a place ends: 在汽车、家电等领域; behind any other the words go on with what is done there. */
const placeEnd =
  /(?:[中上下内外里前后时等间]|方面|领域|环节|过程|行业|区域|地区|地方|场所|部位|路段|单位|企业|城市|乡镇)$/;
/** 提高…水平, 形成…格局: what comes of the action before. */
const result =
  /^(?:以|从而|进而|使|让)?(?:不断|持续|有效|全面|进一步|切实|显著|加快|逐步|着力|努力|最终|真正|基本|最大限度|力争|争取)*(?:提高|提升|增强|形成|实现|丰富|满足|(?<=持续|不断|进一步)扩大|释放|激发|激活|带动|降低|减少|缩短|缩小|改善|发展成为|成为|确保|保障|守牢|守住|筑牢|防止|避免|杜绝|破解|缓解|助力|做到|营造|让|使|便利|方便|促使|支撑|发挥.{2,12}(?:效益|效应)$|构建.{2,30}格局$|为.{2,40}(?:创造|提供|奠定|营造|夯实).{0,12}(?:条件|环境|支撑|保障|参考|基础|氛围)$|培育[^，]{2,16}新(?:业态|模式|动能|优势|增长点)$)/;
/** 组长由县长担任, 办公室设在科技局: who sits where is nothing to do. */
const appointment =
  /由.{2,200}(?:担任|兼任|组成)$|^.{0,12}办公室设在|^(?:负责)?.{0,16}日常(?:具体)?工作$|成员.{0,10}抽调$|(?:任|为)(?:副?组长|成员|主任)$/;
const forms = /^(?:具体)?(?:详?见|参见|下同|列第一位)|^上述|^本(?:方案|计划|措施|意见|规划)自|^有效期/;

/** What a clause is, by how it begins, what governs it, and what stands beside it. */
export function clauseKind(words: string, around: ClauseNeighbours): ClauseKind {
  if (isTimeClause(words)) return 'due';
  if (/^(?:预计|据.{0,10}测算|有望)/.test(words)) return 'forecast';
  if (/^(?:截至|截止|目前|当前|近年来|去年)|^[^，对]{0,12}(?:已[经有建]|现有(?=[^，的]{0,8}\d))/.test(words))
    return 'past';
  if (forms.test(words)) return 'reference';
  if (appointment.test(words)) return 'units';
  if (/^是.*(?:条件|前提|依据)$/.test(words) && around.next === '') return 'condition';
  if (/^(?:具[有备]|[^，对在]{2,12}(?:应当?|须|需)具[有备])/.test(words)) return 'condition';
  const body = words.slice(adverbsAt(words, 0));
  if (waitsForNext(words, around.next)) return 'aside';
  if (/^以.*为[^，]{1,10}$/.test(words)) return 'manner';
  if (/^[将把]/.test(words)) return 'action';
  if (/^发挥.*作用$/.test(body)) return roleOf(body, around);
  if (isPlace(words, body)) return 'scope';
  if (phrase.test(body) && !governs(body)) return around.next === '' ? 'action' : 'manner';
  if (around.follows && !around.opens && result.test(words) && !/\d(?![GKD])/.test(words)) return 'effect';
  // 因地制宜, 多措并举
  if (words.length === 4 && verbAt(words, 0) === null && around.next !== '') return 'manner';
  return tellsState(words) ? 'target' : 'action';
}

/**
 * 发挥协会作用 opens a sentence as the way to what follows, and names who does that; in its middle it is work of its own
 * if it says of what (发挥园区的引领作用).
 */
function roleOf(body: string, { opens, next }: ClauseNeighbours): ClauseKind {
  if (next !== '' && (opens || isBody(body.slice(2, -2)))) return 'manner';
  return body.length > 10 ? 'action' : 'effect';
}

function isPlace(words: string, body: string): boolean {
  if (!place.test(body) || /^(?:加快|积极|大力|推[进动])/.test(words) || governed(body)) return false;
  if (placeEnd.test(body)) return true;
  // 在市级医院建设智慧病房
  for (let at = 3; at < body.length - 3; at += 1)
    if (verbAt(body, at) !== null && !/[的、和与及]/.test(body.charAt(at - 1))) return false;
  return true;
}

/** 围绕打造集群 tells what for; 围绕主导产业打造集群 tells what. */
function governs(body: string): boolean {
  if (/进行.{2,}|(?:执行|办理|落实|管理)$/.test(body)) return true;
  const verb = verbAt(body, 2);
  return governed(verb === null ? body : body.slice(2 + verb.length));
}
