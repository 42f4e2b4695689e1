import { mayBeItem } from './bullet.ts';
import { isEnglish } from './language.ts';
import type { Line } from './line.ts';
import { type Marker, readMarker } from './marker.ts';
import { Numbering } from './numbering.ts';
import { findHead } from './plan-head.ts';
import { closesBody, imageLine } from './tail.ts';

/** A numbered part of the document: its own line, and the lines without a number that follow it. */
export interface OutlineNode {
  readonly line: Line;
  readonly marker: Marker;
  /** 1 is the outermost level. */
  readonly depth: number;
  readonly parent: OutlineNode | null;
  readonly children: OutlineNode[];
  readonly body: Line[];
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

/** Reads the numbered structure of all plans in a file. A plan without any number is not one and is left out. */
export function readOutlines(lines: readonly Line[]): PlanOutline[] {
  const numbering = new Numbering();
  const plans: PlanOutline[] = [];
  let plan: PlanOutline = { head: [], nodes: [], tail: [] };
  const english = isEnglish(lines.map(({ text }) => text.slice(0, 40)).join(' '));
  let closed = false;
  for (const line of lines) {
    const last = plan.nodes.at(-1);
    const marker = markerOf(line, english, last);
    if (last !== undefined && !closed && marker === null && !line.tabular && closesBody(line)) closed = true;
    if (last !== undefined && marker !== null && numbering.restarts(marker)) {
      const before = closed ? plan.tail : last.body;
      const head = findHead(before);
      if (head !== null) {
        plans.push(plan);
        plan = { head: before.splice(head), nodes: [], tail: [] };
        numbering.reset();
        closed = false;
      }
    }
    if (closed || (last !== undefined && imageLine.test(line.text))) {
      plan.tail.push(line);
      continue;
    }
    const place = marker === null ? null : numbering.place(marker);
    if (marker === null || place === null) (plan.nodes.at(-1)?.body ?? plan.head).push(line);
    else append(plan.nodes, line, marker, place.depth);
  }
  plans.push(plan);
  // A list of tasks may be nothing but a table.
  return plans.filter(({ nodes, head }) => nodes.length > 0 || head.some(({ tabular }) => tabular));
}

function markerOf(line: Line, english: boolean, last: OutlineNode | undefined): Marker | null {
  if (line.tabular) return null;
  const marker = readMarker(line.text, english);
  return marker?.family === 'bullet' && !mayBeItem(line.text.slice(marker.length), last) ? null : marker;
}

function append(nodes: OutlineNode[], line: Line, marker: Marker, depth: number): void {
  let parent = nodes.at(-1) ?? null;
  while (parent !== null && parent.depth >= depth) parent = parent.parent;
  const node: OutlineNode = { line, marker, depth, parent, children: [], body: [] };
  parent?.children.push(node);
  nodes.push(node);
}
