import type { CompiledPlan, Span } from './compiled.ts';
import { readFrontMatter } from './head/front-matter.ts';
import { readPlanTimes } from './head/plan-times.ts';
import type { PlanOutline } from './outline/outline.ts';
import { type Part, readParts, tellsNumbers, toHeading } from './outline/structure.ts';
import { placeTables } from './table/place-tables.ts';
import { hasTasks, isUnread, type TableBlock } from './table/table-block.ts';
import { readTableHeadings } from './table/table-headings.ts';
import { readTableItems } from './table/table-items.ts';
import { readTargets } from './target/plan-targets.ts';
import { readAssignments } from './work/assignments.ts';
import { coverageOf } from './work/coverage.ts';
import { readGaps } from './work/gaps.ts';
import { readInstruments, readMechanisms } from './work/instruments.ts';
import { readItems } from './work/items.ts';
import { readReferences } from './work/references.ts';
import { saysFirstLeads } from './work/role-words.ts';

/** Compiles one plan of a file. */
export function compilePlan(
  text: string,
  outline: PlanOutline,
  id: string,
  allTables: readonly TableBlock[],
): CompiledPlan {
  const lines = [
    ...outline.head,
    ...outline.nodes.flatMap(({ line, body, after }) => [line, ...body, ...after]),
    ...outline.tail,
  ].toSorted((one, other) => one.start - other.start);
  const span = { start: lines[0]?.start ?? 0, end: lines.at(-1)?.end ?? 0 };
  const tables = allTables.filter(({ start, end }) => start >= span.start && end <= span.end);
  const front = readFrontMatter(outline);
  const times = readPlanTimes(text, outline, front);
  const { context } = times;
  const firstIsLead = saysFirstLeads(text.slice(span.start, span.end));
  const parts = readParts(
    text,
    outline,
    id,
    (stretch) => readAssignments(text, stretch, firstIsLead).length > 0,
    (node) => tables.some((table) => hasTasks(table) && node.body.some(({ start }) => start === table.start)),
  );
  const placed = placeTables(text, tables, parts, outline.tail, id);
  const items = [
    ...readItems(text, parts, context, firstIsLead, outline.tail),
    ...placed.flatMap(({ table, place }) => readTableItems(text, table, place, context, firstIsLead)),
  ].toSorted((one, other) => one.span.start - other.span.start);
  const { targets, numbers, horizons, main } = readTargets({
    text,
    planId: id,
    outline,
    front,
    parts,
    tables: placed,
    times,
  });
  const references = lines.flatMap(readReferences);
  const headings = [
    ...parts.filter(isHeading).map((part) => toHeading(text, part)),
    ...placed.flatMap(({ table, place }) => readTableHeadings(table, place)),
  ].toSorted((one, other) => one.span.start - other.span.start);
  return {
    id,
    title: front.title?.text ?? null,
    documentNumber: front.documentNumber,
    issuer: front.issuer,
    issueDate: front.issueDate,
    horizon: main,
    span,
    headings,
    items,
    targets,
    numbers,
    instruments: readInstruments(text, parts.filter(({ section }) => section === 'work').map(ownSpan)),
    mechanisms: readMechanisms(
      text,
      parts.filter((part) => isOrganising(text, part)).map(belowHeading),
      parts.filter((part) => part.section === 'work' && !isOrganising(text, part)).map(ownSpan),
    ),
    references,
    gaps: readGaps({
      front,
      headings,
      items,
      targets,
      horizons,
      references,
      lines,
      tail: outline.tail,
      unread: tables.filter(isUnread),
    }),
    coverage: coverageOf(items),
  };
}

/** A part above others, and the title of a box; a bullet that asks for nothing, or a numbered goal, is none. */
function isHeading(part: Part): boolean {
  const { isItem, node } = part;
  return !isItem && !['bullet', 'article', 'run-in'].includes(node.marker.family) && !isGoalOfList(part);
}

/** 1. 到2025年，覆盖率达到60%。 2. …: goals in a numbered list, most of which tell a number, head nothing. */
function isGoalOfList({ section, node, heading, content }: Part): boolean {
  const siblings = node.parent?.children ?? [];
  return (
    section === 'goal' &&
    siblings.length > 1 &&
    siblings.every(({ children }) => children.length === 0) &&
    heading.end >= content.end - 1 &&
    tellsNumbers(siblings)
  );
}

/** What a part says itself, without the parts under it. */
function ownSpan({ content }: Part): Span {
  return content;
}

const organising =
  /^(?:(?:加强|强化|健全|完善|建立|做好|狠抓|切实|夯实|压实)*(?:组织|统筹|领导|工作|责任|推进|协调|协同|实施|保障)*(?:组织|领导|协调|保障|机制|实施|推进|落实|督导|督查|考核|调度|专班|责任)+(?:措施|机制|体系|工作|评估|落实|体制)?)$/;

/** The chapter of organisation, and whatever stands in it. */
function isOrganising(text: string, part: Part): boolean {
  for (let one: Part | null = part; one !== null; one = one.parent) {
    const words = text.slice(one.heading.start, one.heading.end);
    if (organising.test(words) || /^(?:保障措施|组织与保障|政策保障|保障机制)$/.test(words)) return true;
  }
  return false;
}

/** The words below the heading of a part. */
function belowHeading({ heading, content }: Part): Span {
  return { start: Math.min(heading.end, content.end), end: content.end };
}
