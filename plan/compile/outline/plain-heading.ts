import { isEnglish } from '../language.ts';
import type { Line } from './line.ts';
import { frontStyle, type Marker, type MarkerFamily, openingStyle } from './marker.ts';
import type { MarkedLine } from './outline.ts';
import { closesBody, dateLine } from './tail.ts';

/** Names that chapters have in plan after plan. */
const chapter =
  /^(?:[一-龥]{0,4}(?:要求|思路|目标|任务|措施|举措|保障|原则|安排|实施|重点|背景|意义|步骤|内容|思想|附则|总则|机制|工程|行动)|(?:executive )?summary|(?:ministerial |joint |mayor[’']s |director[’']s )?foreword|(?:the |our )?case for (?:change|action)|(?:our |key |headline )?targets|(?:the |our )?challenge|introduction|background|context|overview|vision|mission|(?:vision|mission) statement|objectives?|goals?|priorities|actions?|implementation|governance|monitoring(?: and \w+)?|delivery|next steps|why (?:this matters|it matters|we need (?:this|an?|to)(?: \w+){0,4}|now)|what we (?:will do|have done|heard|want|aim for)|what (?:success|good) looks like|how we will \w+(?: \w+){0,3}|where we are(?: now)?|conclusion|indicators|(?:measures|indicators) of success|measuring (?:success|progress)|reporting|funding|resources|budget|costs|financing|glossary|acknowledge?ments|message from .{2,40}|our (?:vision|approach|priorities|goals|aims|ambition|actions))$/i;
/** What stands before the plan itself. */
const opens =
  /^(?:executive )?summary$|^(?:(?:ministerial |joint |mayor[’']s |director[’']s )?foreword|(?:the |our )?case for (?:change|action)|preface|introduction|background|context|overview|about this (?:plan|strategy|document)|purpose|message from .{2,40}|where we are(?: now)?|(?:our )?vision|(?:vision|mission) statement|why (?:this matters|it matters|we need (?:this|an?|to)(?: \w+){0,4}|now))$/i;
/** Agency Actions, Community of Practice Actions. */
const chapterOfWork =
  /^(?:[A-Z][\w-]+ (?:of |and |for )?){1,4}(?:Actions|Commitments|Initiatives|Measures|Objectives|Priorities)$/;
/** Names of chapters of English plans alone. */
const englishChapter =
  /^(?:(?:our|the) starting point|where (?:we|things) (?:stand|are)(?: today| now)?|what we (?:will do|want|aim for|want to achieve|are aiming for)|(?:our |key |strategic |expected |intended )?(?:outcomes|initiatives|commitments|recommendations|measures|ambitions|aims|results|milestones)|(?:our |the )?(?:action|delivery|implementation|work) (?:plan|programme|roadmap)|(?:our|the) (?:plan|strategy|roadmap)|(?:key )?performance indicators|how we will deliver|delivering (?:the|our|this) (?:plan|strategy|change|vision)|at a glance|(?:institutional )?(?:framework|arrangements|mechanism)|preamble|definitions)$/i;
/** Why this matters: what a priority is divided into. */
const question = /^(?:why|what|how|where)\b/i;
const namedKind =
  /^(principle|objective|goal|priority|theme|aim|pillar|mission|challenge|outcome|strategy|ambition|focus area):\s+[A-Z]/i;
/** TRANSPORT, BUILDINGS AND ENERGY */
const capital = /^(?=(?:[^A-Z]*[A-Z]){4})[A-Z][A-Z\d ,&’'()/–-]{3,60}$/;
/** A line of capitals below the title is the issuer where nothing but names says what it heads. */
const titleKind = /\b(?:plan|strategy|programme|program|roadmap|agenda|framework)\b/i;
const sentence = /[。；，,;！？!?：:.…]$|[。；，！？：]/;
const longestAboveBullets = 140;
/** A line that was cut in the middle of its sentence: a heading does not end like that. */
const cutShort =
  /\b(?:an?|the|and|or|of|to|for|in|on|at|by|with|from|into|than|that|which|who|this|these|we|our|its|their|is|are|was|were|be|been|has|have|had|will|would|can|may|must|should|as)$/i;
/** Owner: Chief Engineer tells of the part above it. */
const duty =
  /^(?:(?:senior|lead|overall|main|key|project|accountable|responsible|delivery|supporting|implementing)\s)*(?:owner|lead|responsible|responsibility|sponsor|officer|director|partner|agency|department|timeline|time ?frame|deadline|due(?: date)?|budget|cost|status|milestone)s?\s?:/i;
/** Table 3: Budget by year names what follows, and heads no part. */
const caption = /^(?:table|figure|fig\.|exhibit|chart|map|box|photo|source)\b/i;
/** Families that stand above headings without a number; where they are, such headings count only above a list. */
const outer = /^(?:part|chapter|section|article|han|dotted|label(?! card)|roman|bare|han-paren)/;
const outerButLabel = /^(?:part|chapter|section|article|han|roman|bare)$/;

/**
 * Lines that head a part without a number: short, no sentence, between paragraphs. They are looked for where nothing
 * numbers the chapters; in a numbered plan only right above a list that begins at 1.
 */
export function plainHeadings(lines: readonly MarkedLine[], english: boolean): Map<number, MarkedLine> {
  const found = new Map<number, MarkedLine>();
  const isNumber = ({ marker }: MarkedLine) => marker !== null && outer.test(marker.family);
  const [firstNumber, lastNumber] = [lines.findIndex(isNumber), lines.findLastIndex(isNumber)];
  const numbered = lastNumber > firstNumber;
  const kinds = countKinds(lines);
  // Agency Actions above Action 1:, Action 2: …: where only labels number the plan its chapters have none.
  const labelled =
    english && lines.every(({ marker }) => marker === null || !outerButLabel.test(marker.family));
  const capitals = english
    ? lines.filter(({ line, marker }) => marker === null && isCapital(line)).length
    : 0;
  const times = countLines(lines);
  // A page or a Word document has no blank lines.
  const spaced = lines.some(({ line }) => line.spaced === true);
  const labels = lines.some(({ marker }) => marker?.family.startsWith('label') === true);
  const between = english ? headsBetween(lines) : new Set<number>();
  let opening = true;
  let minor = false;
  let titled = false;
  let topics = false;
  for (const [at, one] of lines.entries()) {
    if (one.marker !== null || (!isShort(one.line) && !one.line.tabular)) opening = false;
    const known =
      chapter.test(one.line.text.replaceAll(/[\s\u3000]/g, isEnglish(one.line.text) ? ' ' : '')) ||
      (english && englishChapter.test(one.line.text));
    const named = english && kindOf(one.line) !== null && kinds.get(kindOf(one.line) ?? '') !== 1;
    const chapterInCapitals = capitals > 1 && isCapital(one.line);
    const next = lines[at + 1]?.marker ?? null;
    // Right behind the title: what stands in capitals, or above a list.
    const first =
      titled &&
      !titleKind.test(one.line.text) &&
      (chapterInCapitals ||
        (english && next?.family === 'bullet' && isShort(one.line)) ||
        (labelled && one.line.spaced === true && chapterOfWork.test(one.line.text)));
    titled ||= titleKind.test(one.line.text);
    if (
      !isPlain(lines, at, english, between.has(at)) ||
      (opening && !known && !named && !first && !between.has(at))
    )
      continue;
    if (first) opening = false;
    const parting = between.has(at);
    const chaptered = labelled && (known || chapterOfWork.test(one.line.text) || capital.test(one.line.text));
    const again = english && (times.get(one.line.text) ?? 0) > 1;
    const topic = labelled && numbered && !again && headsAgain(lines, at, times);
    // Commitments, beside Foreword: a line that stands by itself, in a plan that has a chapter without a number already.
    const outside = at < firstNumber || at > lastNumber;
    const beside =
      labelled && numbered && outside && !again && !topic && found.size > 0 && one.line.spaced === true;
    // Foreword, Our targets: named chapters in front of the first that has a number.
    const front = english && numbered && known && at < firstNumber && (one.line.spaced === true || !spaced);
    const told = named || chaptered || topic || beside || front || parting;
    if (numbered && !told && !opensList(next)) continue;
    if (numbered && english && !told && !again) continue;
    // What we will do, below each priority again.
    const repeated =
      again ||
      (english && numbered && labels && !known && !chapterInCapitals && question.test(one.line.text));
    minor =
      repeated ||
      (numbered && !chaptered && !beside && !front) ||
      (!known && !chapterInCapitals && (minor || found.has(at - 1)));
    topics ||= topic;
    const rank = again && topics ? 'plain-least' : minor ? 'plain-minor' : 'plain';
    // Headline targets, with a list of them, stands before Mission 1: as Foreword does.
    const opened = opens.test(one.line.text) || (front && next?.family === 'bullet');
    const dress = english && opened ? openingStyle : '';
    const inFront = front || (beside && at < firstNumber) ? frontStyle : '';
    found.set(at, { line: one.line, marker: toMarker(rank, `${dress} ${inFront}`.trim()) });
  }
  const [only] = found.values();
  return found.size === 1 && only?.marker?.family !== 'plain' ? new Map() : found;
}

/**
 * Digital access above A.1, Secure foundations above C.1 or Action 7: names of groups between the numbers of the work,
 * two at least, of which one stands above the first.
 */
function headsBetween(lines: readonly MarkedLine[]): ReadonlySet<number> {
  const counts = Map.groupBy(
    lines.flatMap((one, at) => (isPlain(lines, at, true, true) ? [at] : [])),
    (at) => isGroupName(lines, at),
  );
  const names = counts.get(true) ?? [];
  const first = names.some((at) => lines[at + 1]?.marker?.ordinal === 1);
  return new Set(names.length > 1 && first ? names : []);
}

/** A line without stop, colon or figures right above a number, below a sentence or a heading. */
function isGroupName(lines: readonly MarkedLine[], at: number): boolean {
  const [before, one, after] = [lines[at - 1], lines[at], lines[at + 1]?.marker ?? null];
  if (one === undefined || before === undefined || after === null) return false;
  if (!/^(?:label|letter|roman|arabic|dotted)/.test(after.family)) return false;
  const { text } = one.line;
  if (/[:\d\t|]/.test(text) || chapter.test(text) || englishChapter.test(text)) return false;
  return (
    before.marker !== null ||
    one.line.spaced === true ||
    /[.!?;)]$/.test(before.line.text) ||
    /^[A-Z][A-Za-z /-]{1,30}:\s\S/.test(before.line.text) ||
    chapter.test(before.line.text) ||
    englishChapter.test(before.line.text)
  );
}

function opensList(next: Marker | null): boolean {
  return next?.ordinal === 1 && /^(?:arabic|bullet|circled)/.test(next.family);
}

/** `within` allows for numbers that go on below the line: Action 7. */
function isPlain(lines: readonly MarkedLine[], at: number, english: boolean, within = false): boolean {
  const [before, one, after] = [lines[at - 1], lines[at], lines[at + 1]];
  if (one === undefined || one.marker !== null || one.line.tabular || one.line.inline !== undefined)
    return false;
  const long =
    !isShort(one.line) &&
    !(english && (headsBullets(one.line, after?.marker ?? null) || inTitleCase(one.line, before)));
  if (one.line.aside || long || closesBody(one.line) || isEnglish(one.line.text) !== english) return false;
  // A name above a date signs the document.
  if (after === undefined || (!english && dateLine.test(after.line.text))) return false;
  if (after.line.tabular) return english && one.line.spaced === true && !caption.test(one.line.text);
  const cut = cutShort.test(one.line.text) && !chapter.test(one.line.text);
  if (english && (!/^[A-Z]/.test(one.line.text) || cut || duty.test(one.line.text))) return false;
  // The line goes on in the next one.
  if (english && after.marker === null && /^[a-z]/.test(after.line.text)) return false;
  if (english && kindOf(one.line) !== null) return true;
  // Actions above 4. …, where the numbers go on from part to part.
  if (english && after.marker !== null && chapter.test(one.line.text)) return true;
  const free =
    before === undefined ||
    before.marker !== null ||
    one.line.spaced === true ||
    (english && titleKind.test(before.line.text)) ||
    /[。；！.!?）)】\]]$/.test(before.line.text) ||
    isShort(before.line);
  const heads =
    after.marker !== null
      ? within || after.marker.ordinal === 1
      : !isShort(after.line) || (english && duty.test(after.line.text)) || isPlain(lines, at + 1, english);
  return free && heads;
}

/** A line above words of its own and then a heading that comes again and again: Open Up Data / … / Recommended Actions. */
function headsAgain(lines: readonly MarkedLine[], at: number, times: ReadonlyMap<string, number>): boolean {
  for (const { line, marker } of lines.slice(at + 1, at + 6)) {
    if (marker !== null) return false;
    if (isShort(line) && (times.get(line.text) ?? 0) > 1) return true;
  }
  return false;
}

function isCapital({ text }: Line): boolean {
  return capital.test(text);
}

/** A whole sentence without its stop, right above bullets: Make streets safe for all who walk, ride or take the bus. */
function headsBullets({ text }: Line, next: Marker | null): boolean {
  return (
    next?.family === 'bullet' &&
    text.length <= longestAboveBullets &&
    !/[.;:,!?](?:\s|$)/.test(text.replaceAll(/,\s/g, ' '))
  );
}

/** Create Streamlined Permitting for Data Centers, Semiconductor Facilities, and Energy Infrastructure, by itself. */
function inTitleCase({ text, spaced }: Line, before: MarkedLine | undefined): boolean {
  const apart = spaced === true || (before !== undefined && before.marker !== null);
  if (!apart || text.length > longestAboveBullets || /[.;:!?]$|[.;:!?]\s/.test(text)) return false;
  const words = text.match(/[A-Za-z][\w’'-]*/g) ?? [];
  return (
    words.length > 3 &&
    words.every(
      (word) =>
        word.length < 5 ||
        /^[A-Z]/.test(word) ||
        /^(?:from|with|into|over|under|after|before|between|through|across|within|about|toward)$/.test(word),
    )
  );
}

function isShort(line: Line): boolean {
  if (kindOf(line) !== null) return true;
  const { text } = line;
  return (
    !sentence.test(text) &&
    text.length >= 2 &&
    text.length <= (isEnglish(text) ? 64 : 22) &&
    !/\d{4}年|[（(].{0,12}\d{4}/.test(text)
  );
}

function toMarker(family: MarkerFamily, style: string): Marker {
  return { family, ordinal: 1, style, prefix: '', text: '', length: 0, loose: true };
}

/** `Principle: Open by default`: a word that says what the line heads. */
function kindOf({ text }: Line): string | null {
  return text.length > 120 || /[.;,]$/.test(text) ? null : (namedKind.exec(text)?.[1]?.toLowerCase() ?? null);
}

function countLines(lines: readonly MarkedLine[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { line, marker } of lines)
    if (marker === null) counts.set(line.text, (counts.get(line.text) ?? 0) + 1);
  return counts;
}

function countKinds(lines: readonly MarkedLine[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { line } of lines) {
    const kind = kindOf(line);
    if (kind !== null) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return counts;
}
