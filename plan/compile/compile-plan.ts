import { readAssignments, saysFirstLeads } from './assignments.ts';
import type { CompiledPlan, Horizon, Span, Target } from './compiled.ts';
import { readFrontMatter } from './front-matter.ts';
import { readGaps } from './gaps.ts';
import { type HorizonContext, readHorizons } from './horizon.ts';
import { readItems } from './items.ts';
import type { Line } from './line.ts';
import type { PlanOutline } from './outline.ts';
import { readRegion } from './read-region.ts';
import { readReferences } from './references.ts';
import { type Part, readParts, toHeading } from './structure.ts';
import { titleHorizon } from './title-horizon.ts';

/** Compiles one plan of a file. */
export function compilePlan(text: string, outline: PlanOutline, id: string): CompiledPlan {
  const lines = [
    ...outline.head,
    ...outline.nodes.flatMap(({ line, body }) => [line, ...body]),
    ...outline.tail,
  ].toSorted((one, other) => one.start - other.start);
  const span = { start: lines[0]?.start ?? 0, end: lines.at(-1)?.end ?? 0 };
  const front = readFrontMatter(outline);
  const context: HorizonContext = { issueDate: front.issueDate };
  const firstIsLead = saysFirstLeads(text.slice(span.start, span.end));
  const parts = readParts(
    text,
    outline,
    id,
    (stretch) => readAssignments(text, stretch, firstIsLead).length > 0,
  );
  const items = readItems(text, parts, context, firstIsLead);
  const { targets, numbers, horizons } = readTargets(
    text,
    parts,
    context,
    titleHorizon(text, outline.head, front.title, context),
  );
  const references = lines.flatMap(readReferences);
  return {
    id,
    title: front.title?.text ?? null,
    documentNumber: front.documentNumber,
    issuer: front.issuer,
    issueDate: front.issueDate,
    span,
    headings: parts.filter(({ isItem }) => !isItem).map((part) => toHeading(text, part)),
    items,
    targets,
    numbers,
    references,
    gaps: readGaps({ front, items, targets, horizons, references, lines, tail: outline.tail }),
  };
}

/**
 * Goals come first in a plan whatever their place, so that the work which names no time of its own
 * can take theirs, where all of them have the same.
 */
function readTargets(text: string, parts: readonly Part[], context: HorizonContext, titled: Horizon | null) {
  const inherit = new Map<Part, Horizon | null>();
  const read = (part: Part, fallback: Horizon | null) => {
    const above = part.parent === null ? null : (inherit.get(part.parent) ?? null);
    const heading = readHorizons(text, part.heading.start, part.heading.end, context).at(-1) ?? above;
    inherit.set(part, heading);
    return readRegion({
      text,
      paragraphs: paragraphs(part),
      section: part.section,
      horizon: heading ?? fallback,
      context,
    });
  };
  const oriented = parts.filter(({ section }) => section !== 'work');
  const found = new Map(oriented.map((part) => [part, read(part, titled)]));
  const goals = oriented
    .filter(({ section }) => section === 'goal')
    .flatMap((part) => found.get(part)?.horizons ?? []);
  const main = goals.every(({ text: words }) => words === goals[0]?.text) ? (goals[0] ?? titled) : titled;
  const regions = parts.map((part) => ({ part, region: found.get(part) ?? read(part, main) }));
  return {
    targets: regions.flatMap(({ part, region }): Target[] =>
      region.targets.map((draft, at) => ({ id: `${part.id}-t${at + 1}`, ...draft })),
    ),
    numbers: regions.flatMap(({ region }) => region.numbers),
    horizons: regions.flatMap(({ region }) => region.horizons),
  };
}

/** The words after the marker, and each line that follows. */
function paragraphs({ node, content }: Part): Span[] {
  const own: Span = { start: Math.min(content.start, node.line.end), end: node.line.end };
  return [own, ...node.body.map(({ start, end }: Line) => ({ start, end }))];
}
