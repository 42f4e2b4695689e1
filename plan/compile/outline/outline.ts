import { isEnglish } from '../language.ts';
import { commandLists, mayBeItem, partsSentence } from './bullet.ts';
import { withoutContents } from './contents.ts';
import { dutyItems } from './duty-item.ts';
import type { Line } from './line.ts';
import { type Marker, readMarker } from './marker.ts';
import { type Candidate, readNumbering } from './numbering.ts';
import { plainHeadings } from './plain-heading.ts';
import { withoutRunningHeads } from './running-head.ts';
import { type Stretch, splitPlans } from './split-plans.ts';
import { unnumberedItems } from './unnumbered-item.ts';

/** A numbered part of the document: its own line, and the lines without a number that follow it. */
export interface OutlineNode {
  readonly line: Line;
  readonly marker: Marker;
  /** 1 is the outermost level. */
  readonly depth: number;
  readonly parent: OutlineNode | null;
  readonly children: OutlineNode[];
  readonly body: Line[];
  /** Lines below its last part that speak of all of them: Indicators: …, Responsible: …. */
  readonly after: Line[];
}

/** One plan of the file in its three parts. */
export interface PlanOutline {
  /** Letterhead, title, preamble. */
  readonly head: Line[];
  /** In document order, nested through `parent` and `children`. */
  readonly nodes: OutlineNode[];
  /** Annexes, signature, imprint; and images wherever they stand. */
  readonly tail: Line[];
}

/** A line with the number that it may begin with. */
export interface MarkedLine {
  readonly line: Line;
  readonly marker: Marker | null;
}

/** Reads the numbered structure of all plans in a file. A plan without any number is not one and is left out. */
export function readOutlines(all: readonly Line[]): PlanOutline[] {
  const lines = withoutRunningHeads(all);
  const english = isEnglish(lines.map(({ text }) => text.slice(0, 40)).join(' '));
  const marked = withoutContents(lines).map(
    (line): MarkedLine => ({ line, marker: line.aside ? null : markerOf(line, english) }),
  );
  // A list of tasks may be nothing but a table.
  return splitPlans(marked)
    .map((stretch) => toOutline(stretch, english))
    .filter(({ nodes, head }) => nodes.length > 0 || head.some(({ tabular }) => tabular));
}

function markerOf(line: Line, english: boolean): Marker | null {
  const marker = line.card ?? (line.tabular ? null : readMarker(line.text, english, line.inline === 'stop'));
  if (marker?.family === 'arabic' && english && chapterName.test(line.text.slice(marker.length)))
    return { ...marker, named: true };
  // 1. ENERGY heads a chapter, 1. Adopt a code is a task below it: the same figures in another dress.
  return marker !== null && english && capitals.test(line.text.slice(marker.length))
    ? { ...marker, style: `${marker.style}^` }
    : marker;
}

const chapterName =
  /^(?:introduction|background|context|overview|summary|purpose|(?:our |the )?vision|where we are(?: now)?|(?:the )?(?:case for change|challenge|current situation)|about this (?:plan|strategy))\b[^.;:]{0,40}$/i;

const capitals = /^(?=(?:[^A-Z]*[A-Z]){4})[^a-z]+$/;

function toOutline({ lines, tail }: Stretch, english: boolean): PlanOutline {
  const plain = plainHeadings(lines, english);
  const headed = lines.map((one, at) => plain.get(at) ?? one);
  const items = new Map([...unnumberedItems(headed), ...dutyItems(headed)]);
  const marked = headed.map((one, at) => items.get(at) ?? one);
  const depths = readNumbering(marked.flatMap((one, at) => candidate(one, marked[at - 1])));
  const listed = english ? commandLists(marked) : new Set<Line>();
  const outline: PlanOutline = { head: [], nodes: [], tail: [...tail] };
  const alone = marked.every(({ marker }) => marker === null || marker.family === 'bullet');
  let [next, last] = [0, undefined as OutlineNode | undefined];
  for (const { line, marker } of marked) {
    const depth = marker === null ? null : (depths[next] ?? null);
    if (marker !== null) next += 1;
    const bullet =
      marker !== null &&
      (marker.family === 'bullet'
        ? !mayBeItem(line.text.slice(marker.length), last, english, listed.has(line), alone)
        : english && partsSentence(line, marker, last));
    if (marker === null || depth === null || bullet) {
      const place = last?.body ?? outline.head;
      const before = place.at(-1) ?? last?.line;
      const joined = line.inline !== undefined && before !== undefined ? join(before, line) : null;
      if (joined === null) place.push(line);
      else if (place.length > 0) place[place.length - 1] = joined;
      else if (last !== undefined) Object.assign(last, { line: joined });
    } else last = append(outline.nodes, line, marker, depth);
  }
  if (english) for (const node of outline.nodes) liftClosing(node);
  return outline;
}

const closing =
  /^(?:(?:key|main|lead|overall|performance|success|responsible|implementing|supporting|estimated|total|expected)\s)*(?:indicators?|measures? of success|outputs?|outcomes?|targets?|responsible|responsibility|institutions?|agenc(?:y|ies)|departments?|leads?|partners?|owners?|stakeholders|budget|costs?|funding(?: sources?)?|timeline|timeframe|timing|time ?scale)\s?:\s/i;
const listed = /^(?:letter|roman|bullet|arabic-(?:paren|half))/;

/** Success measures: in a line of its own, above a list of them. */
const closingAlone =
  /^(?:(?:key|main|our|performance|success)\s)*(?:success measures?|measures? of success|measures|indicators?|kpis?|outputs?|outcomes?|targets?|milestones|results|what success (?:will )?looks? like|how we will (?:measure|know)(?: \w+){0,4})\s?:$/i;

/** Below the last of several short parts stand lines about all: none of the parts before it has lines of that kind. */
function liftClosing({ children, after }: OutlineNode): void {
  const last = children.at(-1);
  if (last === undefined || children.length < 2 || !listed.test(last.marker.family)) return;
  const apart = last.body.findIndex(({ text }) => closingAlone.test(text));
  if (apart >= 0) {
    after.push(...last.body.splice(apart));
    return;
  }
  const from = last.body.findIndex(({ text }) => closing.test(text));
  if (from < 0 || !last.body.slice(from).every(({ text }) => closing.test(text))) return;
  if (children.slice(0, -1).some(({ body }) => body.some(({ text }) => closing.test(text)))) return;
  after.push(...last.body.splice(from));
}

/** What stood in one line and begins no part of its own is one line again. */
function join(before: Line, { end, text }: Line): Line {
  return {
    ...before,
    end,
    text: `${before.text}${' '.repeat(Math.max(0, end - text.length - before.end))}${text}`,
  };
}

/** A number in the middle of a sentence, or inside a line, is less likely one of a part. */
function candidate({ line, marker }: MarkedLine, before: MarkedLine | undefined): Candidate[] {
  if (marker === null) return [];
  if (line.inline === 'bare')
    return [{ marker, refusal: 0.6, doubt: marker.family === 'han-paren' ? 0.2 : 0.8 }];
  // Action 7: at the beginning of a line is a number whatever the one before it was.
  if (marker.family.startsWith('label')) return [{ marker, refusal: 6, doubt: 0 }];
  if (line.inline === 'stop') return [{ marker, refusal: 1.5, doubt: 0 }];
  const cut =
    before !== undefined && before.line.text.length > 17 && /[\u4e00-\u9fff、，]$/.test(before.line.text);
  const figure = marker.text.endsWith('.') && /^\d/.test(line.text.slice(marker.length)) ? 1.5 : 0;
  return [{ marker, refusal: cut && before?.marker === null ? 1.6 : 3, doubt: figure }];
}

function append(nodes: OutlineNode[], line: Line, marker: Marker, depth: number): OutlineNode {
  let parent = nodes.at(-1) ?? null;
  while (parent !== null && parent.depth >= depth) parent = parent.parent;
  const node: OutlineNode = { line, marker, depth, parent, children: [], body: [], after: [] };
  parent?.children.push(node);
  nodes.push(node);
  return node;
}
