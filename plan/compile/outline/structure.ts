import { beginsWithVerb } from '../clause/action-words.ts';
import { isCommand } from '../clause/english-pieces.ts';
import type { Heading, Span } from '../compiled.ts';
import { isEnglish } from '../language.ts';
import { isOffice, isUnitName } from '../work/unit-name.ts';
import { isHeadLabel, isWorkLabel } from './label.ts';
import { trimmed } from './line.ts';
import type { OutlineNode, PlanOutline } from './outline.ts';
import { type SectionKind, sectionKind } from './section-kind.ts';

/** A numbered part with its id and what it is: a heading, or a unit of work. */
export interface Part {
  readonly id: string;
  readonly node: OutlineNode;
  readonly parent: Part | null;
  readonly isItem: boolean;
  readonly section: SectionKind;
  /** Without marker, closing stop and bracketed units. */
  readonly heading: Span;
  /** Everything after the marker, following lines included. */
  readonly content: Span;
}

/** Tells headings from items, and gives both their ids. */
export function readParts(
  text: string,
  plan: PlanOutline,
  planId: string,
  assigned: (stretch: Span) => boolean,
  tabled: (node: OutlineNode) => boolean,
): Part[] {
  const parts = new Map<OutlineNode, Part>();
  const taken = new Map<string, number>();
  const sections = new Map<OutlineNode, SectionKind>();
  for (const node of plan.nodes) {
    const parent = node.parent === null ? null : (sections.get(node.parent) ?? null);
    const heading = headingOf(text, node);
    const kind = sectionKind(text.slice(heading.start, heading.end), parent);
    sections.set(node, kindOfMarker(node, parent) ?? kind);
  }
  for (const node of plan.nodes) if (asksForWork(text, node, sections)) sections.set(node, 'work');
  const isWork = (node: OutlineNode) => isLeaf(text, node) && sections.get(node) === 'work';
  // 一、总体要求 / 1.建设基站。 and nothing else: the only work of the plan stands there.
  if (!plan.nodes.some((node) => isWork(node) || tabled(node)))
    for (const node of plan.nodes) if (commandsBelow(text, node, sections)) sections.set(node, 'work');
  const leaves = plan.nodes.filter(isWork);
  const deepWork = leaves.some((node) => node.depth > 1) || plan.nodes.some(tabled);
  const smaller =
    plan.nodes.some(tabled) ||
    leaves.some(({ marker }) => !marker.family.startsWith('plain') && !isHeadLabel(marker.family));
  for (const node of plan.nodes) {
    const parent = node.parent === null ? null : (parts.get(node.parent) ?? null);
    const content = contentOf(text, node);
    // Pillar 2: heads the work that is numbered elsewhere, unless somebody is to do it.
    const heads = smaller && isHeadLabel(node.marker.family) && !assigned(content);
    const leaf =
      !heads &&
      isLeaf(text, node) &&
      (sections.get(node) === 'work' || (sections.get(node) === 'goal' && assigned(content))) &&
      !tabled(node) &&
      !['part', 'box', 'plain'].includes(node.marker.family) &&
      !/^label (?:part|chapter|section) /.test(node.marker.family) &&
      !formal.test(text.slice(content.start, content.start + 60)) &&
      (!node.marker.family.startsWith('plain-') || (node.body.length > 0 && !amongLists(node)));
    const shallow = node.depth === 1 && (deepWork || node.marker.family === 'chapter');
    const isItem = leaf && (!shallow || assigned(content));
    const id = freeId(
      taken,
      `${parent?.id ?? planId}${parent === null || isItem ? '-' : '.'}${node.marker.ordinal}`,
    );
    const section = sections.get(node) ?? 'work';
    parts.set(node, { id, node, parent, isItem, section, heading: headingOf(text, node), content });
  }
  return [...parts.values()];
}

/** Objective 1: Reduce losses is a chapter of work, as are Action 1: and the commands of English bullets. */
function kindOfMarker(node: OutlineNode, parent: SectionKind | null): SectionKind | null {
  const { family } = node.marker;
  if (family === 'bullet' && parent === 'principle') return parent;
  if (family === 'bullet' && parent === 'goal' && tellsNumbers(node.parent?.children ?? [])) return 'goal';
  if (family === 'bullet' || isWorkLabel(family)) return 'work';
  // Priority 1:, 1. Warm homes: below Our goals, with numbered commands of its own.
  if (parent === 'goal' && isNumbered(family) && node.children.some(isEnglishCommand)) return 'work';
  if (!family.startsWith('label') && family !== 'run-in') return null;
  // What is labelled is never how things stand, whatever chapter without a number came before it.
  if (parent === 'background') return isGoalOfLabels(node) ? 'goal' : 'work';
  return parent ?? 'work';
}

function isNumbered(family: string): boolean {
  return !/^(?:plain|bullet|run-in)/.test(family);
}

/** Goal 1: … with its targets, above Strategy 1.1: and Action 1.1.1:. */
function isGoalOfLabels({ marker, children }: OutlineNode): boolean {
  return (
    /goal|target|objective|outcome/.test(marker.family) &&
    children.length > 0 &&
    children.every((child) => child.marker.family.startsWith('label'))
  );
}

function isEnglishCommand({ line, marker, children }: OutlineNode): boolean {
  return isCommand(line.text.slice(marker.length)) || children.some(isEnglishCommand);
}

/** connect at least 95% of households; train 300 champions: bullets below Targets that are targets, not tasks. */
export function tellsNumbers(bullets: readonly OutlineNode[]): boolean {
  const counted = bullets.filter(({ line, marker }) =>
    /(?<![\w.])\d[\d,.]*(?![\w)])|%|\b(?:half|double|halve|all|every|(?:one|two|three) in \w+)\b/i.test(
      line.text.slice(marker.length).replaceAll(/\b(?:19|20)\d\d\b/g, ''),
    ),
  );
  return counted.length * 2 > bullets.length;
}

/** Goals in a chapter of goals and tasks that are told as things to do: most of them begin with a verb. */
function asksForWork(
  text: string,
  node: OutlineNode,
  sections: ReadonlyMap<OutlineNode, SectionKind>,
): boolean {
  const { parent } = node;
  if (sections.get(node) !== 'goal' || parent === null || node.children.length > 0) return false;
  let top = parent;
  while (top.parent !== null) top = top.parent;
  const chapter = top.line.text.slice(0, 30);
  // 二、目标任务 with nothing but sentences below: what is to be done. 主要目标任务 with names of goals below is told elsewhere.
  const asks =
    top === parent
      ? /目标任务|任务目标/.test(chapter) &&
        parent.children.every(({ line }) => /[。；;]$/.test(line.text.trimEnd()))
      : /任务|举措|措施/.test(chapter);
  if (!asks) return false;
  const acting = parent.children.filter(({ line, marker }) => {
    const words = line.text.slice(marker.length);
    return beginsWithVerb(words);
  });
  return acting.length * 2 >= parent.children.length;
}

/** A leaf among what is said of the approach that begins with a verb. */
function commandsBelow(
  text: string,
  node: OutlineNode,
  sections: ReadonlyMap<OutlineNode, SectionKind>,
): boolean {
  if (node.parent === null || sections.get(node) !== 'approach' || !isLeaf(text, node)) return false;
  const words = node.line.text.slice(node.marker.length).trimStart();
  return beginsWithVerb(words);
}

/** Where other headings of the same chapter have bullets below, the bullets are the work. */
function amongLists({ parent }: OutlineNode): boolean {
  const siblings = parent?.children ?? [];
  return siblings.some(({ children }) => children.some(({ marker }) => marker.family === 'bullet'));
}

/** Says when the document comes into force, whom it concerns, who explains it. */
const formal =
  /^本(?:[\u4e00-\u9fff]{0,4}(?:措施|办法|规定|细则|政策|意见|方案|规划|计划))(?:自|由|适用|所称|有效|从|中所)/;

/** Nothing numbered below; a box under words of work leaves them an item of their own. */
function isLeaf(text: string, node: OutlineNode): boolean {
  if (node.children.length === 0) return true;
  if (node.children.some(({ marker }) => marker.family !== 'box')) return false;
  const content = contentOf(text, node);
  return content.end - headingOf(text, node).end > 12;
}

/** The same number twice in one place (authors err) still makes two ids. */
function freeId(taken: Map<string, number>, wanted: string): string {
  const copies = (taken.get(wanted) ?? 0) + 1;
  taken.set(wanted, copies);
  return copies === 1 ? wanted : `${wanted}~${copies}`;
}

export function toHeading(text: string, part: Part): Heading {
  const { id, node, heading } = part;
  return {
    id,
    level: node.depth,
    marker: node.marker.text,
    text: text.slice(heading.start, heading.end),
    span: heading,
  };
}

/** Up to the first stop or gap where words follow it (a run-in heading), otherwise the whole line without its stop. */
function headingOf(text: string, node: OutlineNode): Span {
  const start = node.line.start + node.marker.length;
  const line = text.slice(start, node.line.end);
  // Launch a programme; develop a toolkit: in English the first is as much a sentence as the second.
  const stop = line.search(isEnglish(line.slice(0, 40)) ? /[.!?]\s|:$/ : /[。；;]|[.!?]\s|[：:]$/);
  const gap = gapOf(line, stop);
  const end = [stop, gap].filter((at) => at >= 0);
  const whole = trimmed(text, start, end.length === 0 ? node.line.end : start + Math.min(...end));
  const bracket = /\s*[（(〔[【［](?:[^（）()〔〕[\]【】［］]|（[^（）]{1,12}）){0,200}[）)〕\]】］]$/.exec(
    whole.text.slice(-202),
  );
  const units = bracket !== null && namesUnits(bracket[0]);
  return { start: whole.start, end: units ? whole.end - bracket[0].length : whole.end };
}

/** A gap parts a short heading from the sentence that it heads: `工作目标 到2025年，…`; a colon does as well. */
function gapOf(line: string, stop: number): number {
  const match = /^[^，。；：:,;\s\u3000]{3,20}(?:[\s\u3000]+|[：:])(?=[\u4e00-\u9fff“\d])/.exec(line);
  if (match === null || isEnglish(line.slice(0, 40))) return -1;
  const rest = line.slice(match[0].length);
  const sentence = /[，。；]/.test(rest) && rest.length >= 6;
  const length = match[0].trimEnd().replace(/[：:]$/, '').length;
  return sentence && (stop < 0 || stop > length) ? length : -1;
}

function namesUnits(bracket: string): boolean {
  if (/牵头|负责|配合|参与|责任|落实|单位/.test(bracket)) return true;
  const names = bracket.slice(1, -1).split(/[、，；]/);
  return names.every((name) => isUnitName(name.trim()) && isOffice(name.trim()));
}

function contentOf(text: string, node: OutlineNode): Span {
  const table = node.body.findIndex(({ tabular }) => tabular);
  const end = (table < 0 ? node.body : node.body.slice(0, table)).at(-1)?.end ?? node.line.end;
  const { start, end: last } = trimmed(
    text,
    Math.min(node.line.start + node.marker.length, node.line.end),
    end,
  );
  return { start, end: last };
}
