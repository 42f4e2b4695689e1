import type { Heading, Span } from './compiled.ts';
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
    // Objective 1: Reduce losses is a chapter of work, as are the commands of English bullets.
    const work = node.marker.family.startsWith('label') || node.marker.family === 'bullet';
    sections.set(node, work ? (node.marker.family === 'bullet' ? 'work' : (parent ?? 'work')) : kind);
  }
  const leaves = plan.nodes.filter((node) => node.children.length === 0 && sections.get(node) === 'work');
  const deepWork = leaves.some((node) => node.depth > 1);
  for (const node of plan.nodes) {
    const parent = node.parent === null ? null : (parts.get(node.parent) ?? null);
    const content = contentOf(text, node);
    const leaf =
      node.children.length === 0 &&
      sections.get(node) === 'work' &&
      !tabled(node) &&
      !['part', 'box'].includes(node.marker.family);
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

/** Up to the first stop where words follow it (a run-in heading), otherwise the whole line without its stop. */
function headingOf(text: string, node: OutlineNode): Span {
  const start = node.line.start + node.marker.length;
  const line = text.slice(start, node.line.end);
  const stop = line.search(/[。；;]|\.\s|[：:]$/);
  const whole = trimmed(text, start, stop < 0 ? node.line.end : start + stop);
  const bracket = /\s*[（(〔[【［](?:[^（）()〔〕[\]【】［］]|（[^（）]{1,12}）){0,200}[）)〕\]】］]$/.exec(
    whole.text.slice(-202),
  );
  const units = bracket !== null && /牵头|负责|配合|参与|责任|落实|单位/.test(bracket[0]);
  return { start: whole.start, end: units ? whole.end - bracket[0].length : whole.end };
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
