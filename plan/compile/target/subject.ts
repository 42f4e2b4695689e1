import type { Span } from '../compiled.ts';
import { isEnglish } from '../language.ts';
import type { Quantity } from '../quantity/quantity.ts';
import { isCounter } from '../quantity/read-unit.ts';
import { englishSubject } from './english-subject.ts';
import { leadingAdverb, leadingVerb, makingVerbLast, reachingVerb } from './goal-words.ts';

/** 每个乡镇, 每个县（市）建成: among whom the number is shared out, not what is counted. */
const each =
  /^(.{2,}?(?:实现|做到)?)?(每个?[\u4e00-\u9fff（）]{1,10}?)(?:建成|建设|新建|打造|培育|设立|配备|有)?$/;

/**
 * A subject that only tells among whom the number is shared out is its scope; what is counted then stands before it
 * (文化站每个乡镇至少1个), after the number, or in an earlier clause of the sentence (建设文化站，每个乡镇至少1个).
 */
export function sharedOut(text: string, subject: Subject, after: Span, earlier: Span | null): Subject {
  const [, head = '', among = ''] = each.exec(text.slice(subject.start, subject.end)) ?? [];
  if (among === '') return subject;
  const start = subject.start + head.length;
  const scope = { start, end: start + among.length };
  const what = head.replace(/(?:实现|做到)$/, '');
  if (what !== '') return { start: subject.start, end: subject.start + what.length, scope };
  const counted = text.charAt(after.start) === '、' ? null : stripEnd(text, after);
  if (counted !== null && counted.end > counted.start && counted.start > scope.end)
    return { ...counted, scope };
  const near = earlier !== null && !text.slice(earlier.end, subject.start).includes('。');
  const said = near ? stripVerbs(text, stripLead(text, earlier)) : null;
  return said === null || said.end <= said.start ? subject : { ...said, scope };
}

/** The words of a clause that belong to one number: those before it, and those after its unit. */
export interface Segment {
  readonly before: Span;
  readonly after: Span;
}

export interface Subject extends Span {
  /** 全省, 规模以上工业企业 … said in front of the subject. */
  readonly scope: Span | null;
}

const area = /^(?:在?(?:全省|全市|全县|全区|我省|我市|我县|我区|全国|全社会)(?:的|范围内)?)/;
const dated =
  /^(?:(?:19|20)\d{2}年?[—–～~至-]+(?:19|20)\d{2}年|(?:今年|全年|年内|上半年|下半年|第?[一二三四]季度)|(?:力争)?(?:到|至)?(?:19|20)\d{2}年(?:\d{1,2}月)?(?:底|末|年底)?(?:前|之前)?|(?:到)?[“"]?十.五[”"]?(?:期|时期)?末|(?:力争)?[一二三四五六七八九十\d]{1,3}年之?内|(?:通过|经过|用)\S{1,6}年(?:的?努力)?)/;
const separators = /^(?:[、\s（(的—]|以及|并且|并(?![网购联])|和(?![谐平])|与|及(?![格时]))+/;
const compared =
  /(?:比|较|在)[^，、]{1,12}(?:年|基础上)$|(?:从|由)[^，、]{0,8}\d[^，、]{0,12}$|(?:[、并\s（(:：]|力争|争取|确保|年均|平均|每年|实现|将|要|均|不[得应能宜可])+$/;

/**
 * What a number counts or measures. 规模超过1000亿元 says it before the number; 建成5个示范区 after the unit;
 * 建成基站5万个 between verb and number. Null where the clause leaves it out.
 */
export function subjectOf(text: string, quantity: Quantity, segment: Segment): Subject | null {
  if (isEnglish(text.slice(segment.before.start, segment.after.end))) {
    const words = englishSubject(text, quantity, segment.before, segment.after);
    return words === null ? null : { ...words, scope: null };
  }
  const before = stripLead(text, segment.before);
  const reaching = reachingVerb.exec(text.slice(before.start, before.end));
  const head = { start: before.start, end: reaching === null ? before.end : before.start + reaching.index };
  const measured = stripEnd(text, head);
  const makes = makingVerbLast.test(text.slice(measured.start, measured.end));
  if (reaching !== null && measured.end > measured.start && !makes)
    return { ...measured, scope: before.scope };
  const after = stripEnd(text, stripSeparators(text, withoutBracket(text, segment.after)));
  const made = stripEnd(text, stripVerbs(text, measured));
  // 甲企业10家、乙企业若干: behind the comma something else is counted.
  const apart = made.end > made.start && text.charAt(segment.after.start) === '、';
  const follows =
    after.end > after.start && !apart && (isCounter(quantity.unit) || makes || made.end === made.start);
  if (follows) return { ...after, scope: before.scope };
  return made.end > made.start ? { ...made, scope: before.scope } : null;
}

/** 新建卫生室20个（县卫健局牵头，各乡镇配合）: what closes a clause in brackets is not counted. */
function withoutBracket(text: string, { start, end }: Span): Span {
  const at = text.slice(start, end).search(/[（(][^（）()]*[）)]?$/);
  return { start, end: at < 0 ? end : start + at };
}

/** （1）新建泵站, ①布设: the number of a place in a list is no part of what is counted. */
const listMark = /^\s*(?:[（(]?\d{1,2}[）)]|[①-⑳]|[一二三四五六七八九十]是)(?=[\u4e00-\u9fff])/;

function stripLead(text: string, whole: Span): Subject {
  const mark = listMark.exec(text.slice(whole.start, whole.end))?.[0].length ?? 0;
  const span = { start: whole.start + mark, end: whole.end };
  let [start, scope] = [stripSeparators(text, span).start, null as Span | null];
  for (let guard = 0; guard < 12 && start < span.end; guard += 1) {
    const rest = text.slice(start, span.end);
    const found = (dated.exec(rest) ?? area.exec(rest) ?? leadingAdverb.exec(rest))?.[0].length ?? 0;
    if (found === 0) break;
    if (scope === null && dated.exec(rest) === null && area.test(rest)) scope = { start, end: start + found };
    start += found;
  }
  return { start, end: span.end, scope };
}

function stripVerbs(text: string, span: Span): Span {
  const rest = text.slice(span.start, span.end);
  return { start: span.start + (leadingVerb.exec(rest)?.[0].length ?? 0), end: span.end };
}

function stripSeparators(text: string, span: Span): Span {
  const found = separators.exec(text.slice(span.start, span.end))?.[0].length ?? 0;
  return { start: span.start + found, end: span.end };
}

function stripEnd(text: string, span: Span): Span {
  const found = compared.exec(text.slice(span.start, span.end))?.[0].length ?? 0;
  return { start: span.start, end: Math.max(span.start, span.end - found) };
}
