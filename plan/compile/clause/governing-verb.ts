import { withoutQuotes } from './noun.ts';

/** Verbs that govern a sentence even behind a long phrase: their nouns are rare. */
const governing =
  /(?:策划|加快|推动|推进|促进|支持|鼓励|引导|开展|引进|培育|打造|构建|建立|制定|编制|组织|实施|设立|探索|完善|建设(?=[一若]|\d|[^、和与及，的]{0,8}[\d一若])|建成|布局|优化|健全|强化|加强|落实|发展(?=[\u4e00-\u9fffA-Z0-9]{4,})|统筹|形成|搭建|组建|做好|改造|新增|新建|培养|举办|推广|安排|给予|予以|实现|达到|完成|遴选|认定|突破|提供|拓展|深化)/g;
/** What makes a noun of the verb before it. */
const nominal =
  /^(?:[、的和与及]|以及|$|等|方面|工作|领域|需求|规划|计划|方案|要求|任务|目标|工程|行动|政策|方向|重点|核心|主线|抓手|牵引|导向|途径|支撑|载体|先导|契机|机遇|优势)/;

/** Whether a verb behind the first two characters has an object of its own: 围绕主导产业打造集群. */
export function governed(whole: string): boolean {
  const words = withoutQuotes(whole);
  for (const match of words.slice(2).matchAll(governing)) {
    const after = words.slice(2 + match.index + match[0].length);
    const before = words.slice(0, 2 + match.index);
    if (!nominal.test(after) && !/(?:的|、|和|与|及)$/.test(before)) return true;
  }
  return false;
}
