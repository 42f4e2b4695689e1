import { findHead } from '../head/plan-head.ts';
import type { Line } from './line.ts';
import type { MarkerFamily } from './marker.ts';
import type { MarkedLine } from './outline.ts';
import { closesBody, imageLine, isFarewell, isSignature } from './tail.ts';

/** The lines of one plan, and those after its body: annexes, signature, imprint; and images wherever they stand. */
export interface Stretch {
  readonly lines: MarkedLine[];
  readonly tail: Line[];
}

/** Offices that sign a document together stand one a line above its date. */
const mostSigning = 20;
const longestName = 40;

/** Parts a file into its plans: where the outermost numbering begins anew below the head of another plan. */
export function splitPlans(marked: readonly MarkedLine[]): Stretch[] {
  const plans: Stretch[] = [];
  let plan: Stretch = { lines: [], tail: [] };
  let [outer, closed, since] = [null as MarkerFamily | null, false, 0];
  for (const [at, one] of marked.entries()) {
    const { line, marker } = one;
    const free = outer !== null && !closed && marker === null && !line.tabular;
    const next = free ? after(marked, at, 3) : [];
    if (
      free &&
      (closesBody(line) ||
        isSignature(line, line.text.length > longestName ? next : after(marked, at, mostSigning)) ||
        (isFarewell(line, next) && endsParagraphs(plan, marked, at)))
    )
      closed = true;
    if (outer !== null && marker?.ordinal === 1 && !marker.loose && marker.family === outer) {
      const before = closed
        ? plan.tail
        : plan.lines.slice(plan.lines.length - since).map((each) => each.line);
      const head = findHead(before);
      if (head !== null) {
        plans.push(plan);
        const moved = closed ? plan.tail.splice(head) : before.slice(head);
        if (!closed) plan.lines.length -= before.length - head;
        plan = { lines: moved.map((each) => ({ line: each, marker: null })), tail: [] };
        [outer, closed, since] = [null, false, 0];
      }
    }
    if (outer !== null && (closed || imageLine.test(line.text))) {
      plan.tail.push(line);
      continue;
    }
    plan.lines.push(one);
    since = marker === null ? since + 1 : 0;
    if (marker?.ordinal === 1 && !marker.loose) outer ??= marker.family;
  }
  return [...plans, plan];
}

/** Below a numbered part that has words of its own, and above no other number. */
function endsParagraphs({ lines }: Stretch, marked: readonly MarkedLine[], at: number): boolean {
  const last = lines.at(-1);
  const told = last?.marker == null || /[。；].{4,}|.{25,}/.test(last.line.text);
  return told && marked.slice(at + 1, at + 4).every(({ marker }) => marker === null);
}

function after(marked: readonly MarkedLine[], at: number, count: number): Line[] {
  return marked.slice(at + 1, at + 1 + count).map(({ line }) => line);
}
