import { adverbsAt, verbAt } from './action-words.ts';

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

/** Verbs that govern a sentence even behind a long phrase: their nouns are rare. */
const governing =
  /(?:加快|推动|推进|促进|支持|鼓励|引导|开展|引进|培育|打造|构建|建立|制定|编制|组织|实施|设立|探索|完善|建设(?=[一若]|\d|[^、和与及，的]{0,8}[\d一若])|建成|布局|优化|健全|强化|加强|落实|发展(?=[\u4e00-\u9fffA-Z0-9]{4,})|统筹|形成|搭建|组建|做好|改造|新增|新建|培养|举办|推广|安排|给予|予以|实现|达到|完成|遴选|认定|突破|提供|拓展|深化)/g;
const nominal =
  /^(?:[、的和与及]|以及|$|等|方面|工作|领域|需求|规划|计划|方案|要求|任务|目标|工程|行动|政策|方向|重点|核心|主线|抓手|牵引|导向|途径|支撑|载体|先导|契机|机遇|优势)/;

const phrase =
  /^(?:按照?|依据|根据|遵循|以(?!及|上|下|内|外|便|免)|围绕|聚焦|瞄准|面向|针对|依托|通过|结合|立足|紧扣|本着|借助|采取|采用|运用|利用|发挥|随着|鉴于|顺应|适应|坚持|借鉴|突出|抢抓|把握|用好|对照|参照|对标|为了|为(?=.{2,30}$)(?!.{2,40}(?:提供|配置|解决|实施|开展|办理|创造|奠定)))/;
const place = /^(?:在|于|从|自)(?!线)/;
const result =
  /^(?:以|从而|进而|使|让)?(?:不断|持续|有效|全面|进一步|切实|显著|加快|逐步|着力|努力|最终|真正|基本)*(?:提高|提升|增强|形成|实现|丰富|满足|扩大|释放|激发|带动|降低|减少|缩短|改善|发展成为|成为|确保|保障|守牢|守住|筑牢|防止|避免|杜绝|破解|缓解|助力|做到|营造|让|使|便利|方便|培育[^，]{2,16}新(?:业态|模式|动能|优势|增长点)$)/;
const reached =
  /(?:达到?|超过|突破|不低于|不少于|不超过|控制在|保持在?|稳定在|(?:提高|提升|增长|增加|降低|下降|缩短|压缩|减少|扩大)[到至]?|[降增升]到|[降增升]至)(?:约|全国|全省)?\d/;
const grants =
  /给予|予以|奖励|补助|补贴|减免|优先|表彰|贴息|资助|支持|处罚|问责|通报|约谈|按[^，]{0,20}(?:奖|补)/;

/** What a clause is, by how it begins, what governs it, and what stands beside it. */
export function clauseKind(words: string, around: ClauseNeighbours): ClauseKind {
  if (/^(?:预计|据.{0,10}测算|有望)/.test(words)) return 'forecast';
  if (/^(?:截至|截止|目前|当前|近年来|去年)|^[^，]{0,12}(?:已[经有建]|现有)/.test(words)) return 'past';
  if (/^(?:具体)?(?:详?见|参见|下同|列第一位)|^上述|^本(?:方案|计划|措施|意见|规划)自/.test(words))
    return 'reference';
  const body = words.slice(adverbsAt(words, 0));
  if (isAside(words, around)) return 'aside';
  if (
    /^(?:凡|符合.{2,20}的$)|(?:的|后|时|前提下|条件下)$/.test(words) &&
    around.next !== '' &&
    /^(?:凡|符合|对|经|如|若|未)/.test(words)
  )
    return 'condition';
  if (/^以.*为[^，]{1,10}$/.test(words)) return 'manner';
  if (place.test(body) && !/^(?:加快|积极|大力|推[进动])/.test(words) && !governed(body)) return 'scope';
  if (phrase.test(body) && !governed(body))
    return body.endsWith('作用') || around.next !== '' ? 'manner' : 'action';
  if (around.follows && !around.opens && result.test(words) && !/\d(?![GKD])/.test(words)) return 'effect';
  if (reached.test(words) && !startsWithVerb(body)) return 'target';
  return 'action';
}

/** 对…的企业 and 鼓励以…方式 wait for what is done. */
function isAside(words: string, { next }: ClauseNeighbours): boolean {
  if (next === '') return false;
  if (/^对(?!接|标|照|口)/.test(words))
    return grants.test(next) && !grants.test(words.replace(/支持.{0,6}的/, ''));
  if (/^(?:鼓励|支持|引导|积极).*(?:方式|形式|模式|途径|渠道)$/.test(words)) return true;
  // 支持企业瞄准市场需求，开发…: whom and how, but not yet what.
  const how = /^(?:鼓励|支持|引导|推动)[^，]{2,24}?(?=依托|瞄准|围绕|聚焦|针对|立足|利用|通过|以)/.exec(
    words,
  );
  return how !== null && !governed(`${words.slice(how[0].length)}`);
}

/** A verb after the phrase that has an object of its own. */
function governed(words: string): boolean {
  for (const match of words.slice(2).matchAll(governing)) {
    const after = words.slice(2 + match.index + match[0].length);
    const before = words.slice(0, 2 + match.index);
    if (!nominal.test(after) && !/(?:的|、|和|与|及)$/.test(before)) return true;
  }
  return false;
}

function startsWithVerb(words: string): boolean {
  return verbAt(words, 0) !== null || /^(?:将|把|由|对|向)/.test(words);
}
