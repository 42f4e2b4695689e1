import { commandAt, gerundAt } from '../clause/english-verb.ts';
import type { Zone } from '../clause/pieces.ts';
import type { Span } from '../compiled.ts';
import { isEnglish } from '../language.ts';
import type { Line } from './line.ts';
import type { Part } from './structure.ts';

const told = /\s[£$€]?\d|\b(?:each|every|per) (?:\w+ )?(?:year|quarter|month|week|day)s?\b|\bannually\b/i;

const promise = /\b(?:will|shall|must)\s(?!be\s(?:able|needed|necessary)\b)\w/;

/** A longer first sentence is an action and no heading, unless the plan heads all its items like that. */
const longest = 22;
const longestByHabit = 40;
/** What a heading leaves for the words that it heads. */
const fewest = 4;

/**
 * The items that begin with long headings of two commands (强化顶层设计，发挥宏观指导作用。建立…): all of a plan where
 * most first sentences are that short and more words follow, or those of a section where all are.
 */
export function longRunIns(text: string, parts: readonly Part[]): ReadonlySet<Part> {
  const items = parts.filter(({ isItem }) => isItem);
  const headed = items.filter(({ content }) => isHeaded(text, content, longestByHabit, 20));
  if (headed.length >= 3 && headed.length * 4 >= items.length * 3) return new Set(items);
  const groups = [...Map.groupBy(items, ({ parent }) => parent).values()];
  const alike = groups.filter(
    (group) => group.length >= 2 && group.every(({ content }) => isHeaded(text, content, longest, 0)),
  );
  return new Set(alike.flat());
}

/** A first sentence of at most `most` characters, and behind it more words, by `more`, than it has itself. */
function isHeaded(text: string, content: Span, most: number, more: number): boolean {
  const end = sentenceEnd(text, content);
  return end - content.start <= most && content.end - end > end - content.start + more;
}

/** The headings inside an item: its own first sentence, and those of its paragraphs where each has one. */
export function runInHeadings(text: string, part: Part, zones: readonly Zone[], long: boolean): Span[] {
  const { content, heading, node } = part;
  const sentence = node.marker.family === 'bullet' && isEnglish(text.slice(content.start, heading.end));
  const own =
    sentence && text.charAt(heading.end) === '.' ? null : headingAt(text, content, heading.end, zones, long);
  return [...(own === null ? [] : [own]), ...(long ? ofParagraphs(text, node.body, content, zones) : [])];
}

function headingAt(
  text: string,
  content: Span,
  first: number,
  zones: readonly Zone[],
  long: boolean,
): Span | null {
  const words = text.slice(content.start, first);
  const english = isEnglish(words);
  const end = long && !english && /[，；]/.test(words) ? sentenceEnd(text, content) : first;
  const span = { start: content.start, end };
  const left = freeLetters(text, { start: end, end: content.end }, zones);
  if (span.end <= span.start || left <= fewest) return null;
  const length = end - content.start;
  // Action 01: Boards will include a leader, and below it what that means.
  if (english && text.charAt(end) === '.' && /\b(?:will|shall|must|should)\b/.test(words)) return null;
  // Enabling partners to share data. / Relates to goal 2.: a paragraph of its own is no heading.
  if (english && words.endsWith('.') && text.charAt(end) === '\n' && isWork(words)) return null;
  // Allow start-ups to test services. The sandbox opens in May.: a command and its stop in a line that goes on.
  if (
    english &&
    text.charAt(end) === '.' &&
    text.charAt(end + 1) === ' ' &&
    commandAt(words) !== null &&
    words.split(' ').length > 4
  )
    return null;
  // Train 40 wardens by May 2027, Publish a register each year: a command that says how many or when is the work itself.
  if (english && (commandAt(words) !== null || promise.test(words)) && told.test(words)) return null;
  if (english)
    return (length <= 48 && !/[,;]/.test(words)) || (text.charAt(end) === '\n' && left > 40) ? span : null;
  const bracket = /[（(][^（）()]{4,24}[）)]$/.exec(words)?.[0].length ?? 0;
  if (length - bracket <= longest && !/[，,；]/.test(words)) return span;
  // 各责任部门要将任务分解到人，每季度末报告: what somebody is told to do.
  if (/，/.test(words) && /^[^，]{2,20}(?:要|应当?|须|必须)[^，]/.test(words)) return null;
  return long && length <= longestByHabit && !/\d{2}|；/.test(text.slice(span.start, span.end)) ? span : null;
}

function isWork(words: string): boolean {
  return commandAt(words) !== null || gerundAt(words) !== null;
}

function ofParagraphs(text: string, body: readonly Line[], content: Span, zones: readonly Zone[]): Span[] {
  const lines = body.filter(
    (line) => line.end <= content.end && freeLetters(text, line, zones) > longestByHabit,
  );
  const heads = lines.flatMap((line) => headingAt(text, line, sentenceEnd(text, line), zones, true) ?? []);
  return heads.length >= 2 && heads.length === lines.length ? heads : [];
}

/** Of 强化引领，发挥作用。建立…: up to the first full stop. */
function sentenceEnd(text: string, { start, end }: Span): number {
  const stop = text.slice(start, end).search(/[。！？\n]/);
  return stop < 0 ? end : start + stop;
}

function freeLetters(text: string, { start, end }: Span, zones: readonly Zone[]): number {
  const from = start + (/^[。.；：:\s]*/.exec(text.slice(start, end))?.[0].length ?? 0);
  return zones
    .filter(({ span }) => span.start >= start && span.end <= end)
    .reduce((left, { span }) => left - (span.end - span.start), end - from);
}
