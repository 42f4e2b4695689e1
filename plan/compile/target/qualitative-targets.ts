import { adverbsAt, verbAt } from '../clause/action-words.ts';
import type { Clause } from '../clause/clause.ts';
import { isTimeClause } from '../clause/time-clause.ts';
import type { Horizon, Span } from '../compiled.ts';
import { isEnglish } from '../language.ts';
import type { SectionKind } from '../outline/section-kind.ts';
import type { TargetDraft } from './numeric-targets.ts';

const some = /一批|一系列|若干|数[十百千][家个项]|多[家个项]/;
const result =
  /基本(?:形成|建成|完成|建立|实现|确立|满足)|形成|建成|建立|构建|走在.{0,12}前列|[进跻]入.{0,24}(?:行列|前列|方阵|梯队)|取得.{0,12}(?:进展|突破|成效|成果)|占有.{0,12}(?:地位|位置)|成为|位居|居.{0,10}前列|(?:显著|明显|大幅|全面|持续|不断|进一步).{0,6}(?:提升|提高|增强|改善|优化|扩大|完善)|布局$|布局展开|更加.{2,}|更(?:为|广泛|好|多|快|高|深|优|大|紧密|充分)[^，]{2,}|领先|率先实现|实现.{0,24}(?:突破|跨越|转变|商用|应用)|迈[上入进]|初具规模|遍布|达到.{0,12}水平/;
/** What a state is told with, at the end of a clause: 农村改革全面深化, 污染得到有效遏制, 结构趋于合理, 生态环境良好. */
const state =
  /(?:保障|稳定|提升|提高|增强|改善|优化|升级|融合|深化|彰显|推进|遏制|加强|发挥|拓展|缩小|筑牢|解决|突破|齐全|合理|建立|形成|完善|健全|建成|发展|衔接|同步|良好|达标|零发生|等化|代化|满意|规范|到位|降低|减少|消除|扭转|好转|繁荣|活跃|夯实|巩固|壮大|集聚|畅通|普及|落地|显现|凸显|齐备|完备|高效|可控|更[高优强好美佳]|平衡|均衡|协调|稳固|有序|便捷|成型|见效|倍增|翻番|增加|上升|转变|完毕|完备|消失|贯通|互通|互认|共享|常态化|制度化|和谐|全部利用|水平|时期|需[求要]|返贫)$/;
/** 不发生, 赶上, 达到…标准 inside a clause. */
const reached = /不(?:发生|出现)|赶上|达到.{2,24}(?:水平|标准|要求|学历)|得到.{2,}|保持.{0,12}(?:水平|稳定)/;
/** A clause that begins with what is done, or how, tells no state. */
const doing =
  /^(?:并|同时|即|力争|到[^，]{2,8}年底?|全[省市县区])?(?:推动|推进|促进|加快|加强|强化|支持|围绕|坚持|按照|遵循|以(?!上)|通过|立足|着力|大力|积极|深入|为|实施|开展|助力|带动|引领|服务|发挥|把|将|聚焦|落实|贯彻|紧扣|统筹|在|对|从|依托|根据|结合|优化|提升|提高|增强|改善|完善|健全|巩固|扩大|拓展|做[大强优]|打造|培育|降低|减少|破解|解决|满足|持续|不断|进一步|切实|有效|全面|逐步|稳步|努力)/;
const becoming = /成为|打造成|建设成|建成.{0,40}(?:高地|中心|枢纽|先行区|示范区|基地)/;

/** 打响品牌, 培育竞争优势: in a sentence of goals that has told its time, what it is to bring. */
const brings =
  /^(?:并|同时|基本|全面|力争|努力|大幅|显著|明显)*(?:打响|打造|培育|创成|建成|构建|建立|形成|增强|健全|完善|缩小|消除|解决|树立|完成|制定|出台|明确|普及|实现|跻身|步入|迈入|(?<=大幅|显著|明显)(?:提升|提高|改善|降低|减少))/;

/** 按照…的要求, 着力构建: what a result hangs on, not the result. */
const manner = /^(?:按照?|根据|围绕|通过|着力|大力|依托|坚持)/;
/** 在总结经验的基础上: on what something rests, not what is reached. */
const ground = /^在.*(?:基础上|前提下|同时|过程中|背景下)$/;
const ahead = /^[到至]|[底末]前?$/;

/** The times that the sentence names up to the end of the clause, and all of them. */
export interface SentenceTimes {
  readonly sofar: readonly Horizon[];
  readonly all: readonly Horizon[];
}

/**
 * Targets of a clause without a number. A section of goals says one in every clause that tells a result or a state to
 * be reached; among the work only a clause of a sentence that names its year (到2020年，基本建成…) does, and among the
 * rest only 一批 (which a decision can turn into a number) and what the place is to become.
 */
export function qualitativeTargets(
  text: string,
  clause: Clause,
  section: SectionKind,
  horizon: Horizon | null,
  times: SentenceTimes,
): TargetDraft[] {
  if (section === 'background' || section === 'principle') return [];
  if (isEnglish(clause.text))
    return section === 'goal' && times.sofar.length > 0 ? englishGoal(text, clause, horizon) : [];
  const dated = times.sofar.some(isLimit);
  if (section === 'work' && !dated) return [];
  return splitBatches(text, clause).flatMap((span) => {
    const words = text.slice(span.start, span.end);
    if (!tells(words, section, dated, times.all.some(isLimit)) || words.length < 4 || words.length > 400)
      return [];
    return [qualitative(words, span, horizon)];
  });
}

function isLimit({ text }: Horizon): boolean {
  return ahead.test(text);
}

function tells(words: string, section: SectionKind, dated: boolean, limited: boolean): boolean {
  if (ground.test(words)) return false;
  const stands = !doing.test(words) && (state.test(words) || reached.test(words));
  if (section === 'work')
    return (
      stands ||
      /走在[^，]{2,12}前列$|(?:全部|全面|基本)完成[^，]{2,8}$/.test(words) ||
      /^基本(?:建成|形成|实现|满足|建立|消除)/.test(words)
    );
  if (some.test(words)) return true;
  if (section !== 'goal') return becoming.test(words);
  // A goal that has told its time: whatever has a subject is to be so then.
  if (dated && !doing.test(words) && !manner.test(words) && hasSubject(words)) return true;
  return stands || (limited && brings.test(words)) || (result.test(words) && !manner.test(words));
}

/** All remaining vehicles should be electric by 2050: what is to be, in a sentence that says when. */
function englishGoal(text: string, { start, end }: Clause, horizon: Horizon | null): TargetDraft[] {
  const words = text.slice(start, end).trim();
  const first = start + text.slice(start, end).indexOf(words);
  // By 2028 the city will have: …
  if (/[:：]\s*$/.test(words)) return [];
  return /^(?:all|every|each|no|the|our|[A-Z]\w+)\b[^.;]*\b(?:should|will|shall|must|is to|are to) (?:be|have|run|use|reach|meet|remain|stay|become|enjoy)\b/.test(
    words,
  )
    ? [qualitative(words, { start: first, end: first + words.length }, horizon)]
    : [];
}

/** 粮食基本自给, 各乡镇完成平台建设: not the time, and no verb, at the beginning. */
function hasSubject(words: string): boolean {
  return (
    words.length >= 6 &&
    /^[\u4e00-\u9fff“]{4}/.test(words) &&
    !isTimeClause(words) &&
    !/\d年(?:年?[底末])?前?$/.test(words) &&
    verbAt(words, adverbsAt(words, 0)) === null &&
    !/^(?:现|其中|以下|主要|具体|重点|一是|二是|三是|包括|如|即|是|有|要|使|让|每|经过|届时|标志)|[，：]/.test(
      words,
    )
  );
}

/** 建成一批A并突破一批B are two targets. */
function splitBatches(text: string, clause: Clause): Span[] {
  // ——资源更加丰富
  const lead =
    /^[\s—●•·◆■*-]+|^[一二三四五六七八九十]是(?![否非])/.exec(text.slice(clause.start, clause.end))?.[0]
      .length ?? 0;
  const start = clause.start + lead;
  const words = text.slice(start, clause.end);
  const batches = words.split(some).length - 1;
  const cut = batches < 2 ? null : /并(?=[^，、]{0,8}(?:一批|一系列|若干))/.exec(words);
  if (cut === null) return [{ start, end: clause.end }];
  const at = start + cut.index;
  return [
    { start, end: at },
    { start: at + 1, end: clause.end },
  ];
}

function qualitative(words: string, span: Span, horizon: Horizon | null): TargetDraft {
  const quantifier = some.exec(words);
  return {
    kind: 'qualitative',
    subject: quantifier === null ? words : words.slice(quantifier.index + quantifier[0].length) || words,
    comparator: null,
    value: null,
    low: null,
    high: null,
    unit: null,
    base: null,
    quantifier: quantifier?.[0] ?? null,
    quantity: null,
    horizon,
    milestones: [],
    scope: null,
    nature: null,
    text: words,
    span,
  };
}
