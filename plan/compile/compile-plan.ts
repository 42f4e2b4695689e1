import { readAssignments } from './assignments.ts';
import type { CompiledPlan, Horizon, Span, Target } from './compiled.ts';
import { coverageOf } from './coverage.ts';
import { readFrontMatter } from './front-matter.ts';
import { readGaps } from './gaps.ts';
import { type HorizonContext, readHorizons } from './horizon.ts';
import { readInstruments, readMechanisms } from './instruments.ts';
import { readItems } from './items.ts';
import type { Line } from './line.ts';
import type { PlanOutline } from './outline.ts';
import { type PlacedTable, placeTables } from './place-tables.ts';
import { readRegion } from './read-region.ts';
import { readReferences } from './references.ts';
import { saysFirstLeads } from './role-words.ts';
import { type Part, readParts, toHeading } from './structure.ts';
import { hasTasks, type TableBlock } from './table-block.ts';
import { cellOf, readTableItems } from './table-items.ts';
import { readTableTargets } from './table-targets.ts';
import { titleHorizon } from './title-horizon.ts';

/** Compiles one plan of a file. */
export function compilePlan(
  text: string,
  outline: PlanOutline,
  id: string,
  allTables: readonly TableBlock[],
): CompiledPlan {
  const lines = [
    ...outline.head,
    ...outline.nodes.flatMap(({ line, body }) => [line, ...body]),
    ...outline.tail,
  ].toSorted((one, other) => one.start - other.start);
  const span = { start: lines[0]?.start ?? 0, end: lines.at(-1)?.end ?? 0 };
  const tables = allTables.filter(({ start, end }) => start >= span.start && end <= span.end);
  const front = readFrontMatter(outline);
  const context: HorizonContext = { issueDate: front.issueDate };
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
    ...readItems(text, parts, context, firstIsLead),
    ...placed.flatMap(({ table, place }) => readTableItems(text, table, place, context, firstIsLead)),
  ].toSorted((one, other) => one.span.start - other.span.start);
  const { targets, numbers, horizons } = readTargets(
    text,
    parts,
    context,
    titleHorizon(text, outline.head, front.title, context),
    placed,
  );
  const references = lines.flatMap(readReferences);
  return {
    id,
    title: front.title?.text ?? null,
    documentNumber: front.documentNumber,
    issuer: front.issuer,
    issueDate: front.issueDate,
    span,
    headings: parts.filter(isHeading).map((part) => toHeading(text, part)),
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
    gaps: readGaps({ front, items, targets, horizons, references, lines, tail: outline.tail }),
    coverage: coverageOf(items),
  };
}

/** A part above others; a bullet that asks for nothing and a box without parts are none. */
function isHeading({ isItem, node }: Part): boolean {
  if (isItem || ['bullet', 'article'].includes(node.marker.family)) return false;
  return node.marker.family !== 'box' || node.children.length > 0;
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

/**
 * Goals come first in a plan whatever their place, so that the work which names no time of its own
 * can take theirs, where all of them have the same.
 */
function readTargets(
  text: string,
  parts: readonly Part[],
  context: HorizonContext,
  titled: Horizon | null,
  tables: readonly PlacedTable[],
) {
  const inherit = new Map<Part, Horizon | null>();
  const read = (part: Part, fallback: Horizon | null) => {
    const above = part.parent === null ? null : (inherit.get(part.parent) ?? null);
    const heading = readHorizons(text, part.heading.start, part.heading.end, context).at(-1) ?? above;
    const region = readRegion({
      text,
      paragraphs: paragraphs(part),
      section: part.section,
      horizon: heading ?? fallback,
      context,
    });
    inherit.set(part, part.isItem ? heading : (region.horizons.at(-1) ?? heading));
    return region;
  };
  const oriented = parts.filter(({ section }) => section !== 'work');
  const found = new Map(oriented.map((part) => [part, read(part, titled)]));
  const goals = oriented
    .filter(({ section }) => section === 'goal')
    .flatMap((part) => found.get(part)?.targets ?? []);
  const main =
    titled ??
    usual(goals.flatMap(({ kind, horizon }) => (kind === 'numeric' && horizon !== null ? [horizon] : [])));
  const regions = parts.map((part) => ({ id: part.id, ...(found.get(part) ?? read(part, main)) }));
  const inTables = tables.map(({ table, place, part }) => ({
    id: part?.id ?? place.id,
    ...tableRegion(text, table, (part === null ? null : inherit.get(part)) ?? main, context),
  }));
  const all = [...regions, ...inTables];
  const taken = new Map<string, number>();
  return {
    targets: all.flatMap(({ id, targets }): Target[] =>
      targets.map((draft) => {
        taken.set(id, (taken.get(id) ?? 0) + 1);
        return { id: `${id}-t${taken.get(id)}`, ...draft };
      }),
    ),
    numbers: all
      .flatMap(({ numbers }) => numbers)
      .toSorted((one, other) => one.span.start - other.span.start),
    horizons: regions.flatMap(({ horizons }) => horizons),
  };
}

/** A table of indicators gives its cells, one of tasks what its words ask for. */
function tableRegion(text: string, table: TableBlock, horizon: Horizon | null, context: HorizonContext) {
  const { targets, numbers } = readTableTargets(text, table, horizon);
  if (!hasTasks(table)) return { targets, numbers };
  const rows = table.rows.map((row) => {
    const cell = cellOf(table, row, 'task');
    const due = cellOf(table, row, 'due');
    const limit = due === null ? null : readHorizons(text, due.start, due.end, context).at(-1);
    const words = cell === null ? [] : [{ start: cell.start, end: cell.end }];
    return readRegion({ text, paragraphs: words, section: 'work', horizon: limit ?? horizon, context });
  });
  return {
    targets: [...targets, ...rows.flatMap((row) => row.targets)],
    numbers: [...numbers, ...rows.flatMap((row) => row.numbers)],
  };
}

/** The time that most goals have; of two that are equally common the first. Null where goals and plan name none. */
function usual(horizons: readonly Horizon[]): Horizon | null {
  const counts = new Map<string, { readonly horizon: Horizon; count: number }>();
  for (const horizon of horizons) {
    const key = String(horizon.year ?? horizon.text);
    const known = counts.get(key) ?? { horizon, count: 0 };
    known.count += 1;
    counts.set(key, known);
  }
  const most = [...counts.values()].toSorted((one, other) => other.count - one.count)[0];
  return most?.horizon ?? null;
}

/** The words after the marker, and each line that follows. */
function paragraphs({ node, content }: Part): Span[] {
  const own: Span = { start: Math.min(content.start, node.line.end), end: node.line.end };
  const lines = node.body.filter(({ tabular }: Line) => !tabular);
  return [own, ...lines.map(({ start, end }) => ({ start, end }))];
}
