import { labelBefore } from '../clause/english-label.ts';
import { commandAt } from '../clause/english-verb.ts';
import { withListedWork } from '../clause/listed-work.ts';
import { readPieces, type Zone } from '../clause/pieces.ts';
import type { Action, Assignment, Item, Span } from '../compiled.ts';
import type { HorizonContext } from '../horizon/horizon.ts';
import type { Line } from '../outline/line.ts';
import { longRunIns, runInHeadings } from '../outline/run-in.ts';
import type { Part } from '../outline/structure.ts';
import { readCardTable } from '../table/card-table.ts';
import { readAssignments, readAssignmentZones } from './assignments.ts';
import { readCollectiveUnits } from './collective-units.ts';
import { dueZones, readDue } from './due.ts';
import { isDutyHolder } from './duty-label.ts';
import { companyOf, partnersOf, speakers } from './english-actor.ts';
import { leadsWithin } from './english-lead.ts';
import { readFollowingUnits } from './following-units.ts';
import { headingUnits } from './heading-units.ts';
import { remarkZones } from './remark.ts';
import { roleOf } from './role-words.ts';
import { isEnglishOffice } from './unit-name.ts';

/** The items of a plan; one that names no units of its own takes those of the nearest heading that does. */
export function readItems(
  text: string,
  parts: readonly Part[],
  context: HorizonContext,
  firstIsLead: boolean,
  tail: readonly Line[],
): Item[] {
  const collective = [...parts.flatMap(({ node }) => [...node.body, ...node.after]), ...tail].flatMap(
    (line) => readCollectiveUnits(text, line) ?? [],
  );
  const following = parts.flatMap(({ isItem, content }) => (isItem ? readFollowingUnits(text, content) : []));
  const ofHeadings = new Map<Part, Assignment[]>();
  const long = longRunIns(text, parts);
  const shared = sharedUnits(text, parts, firstIsLead);
  return parts
    .filter(({ isItem }) => isItem)
    .map((part) => {
      const { id, node, parent, content } = part;
      const named = readAssignmentZones(text, content, firstIsLead).filter(
        (zone) => !collective.some(({ span }) => zone.span.start >= span.start && zone.span.end <= span.end),
      );
      const beside = companyOf(text, content).filter((zone) => !within(zone, named));
      const rows = node.body.filter(({ tabular }) => tabular);
      const card = node.line.card === undefined ? null : readCardTable(text, rows, context, firstIsLead);
      const own = [...named.flatMap(({ assignments }) => [...assignments]), ...(card?.assignments ?? [])];
      const zones = [
        ...[...named, ...beside, ...collective, ...following.filter((one) => !within(one, named))].map(
          ({ span }): Zone => ({ class: 'units', span }),
        ),
        ...dueZones(text, content).map((span): Zone => ({ class: 'due', span })),
        ...remarkZones(text, content).map((span): Zone => ({ class: 'other', span })),
      ];
      const mayBeLabelled = node.line.card !== undefined || node.marker.family === 'bullet';
      const words = text.slice(content.start, content.end);
      const label = mayBeLabelled ? labelBefore(words) || topicOf(words) : 0;
      const labelled = { start: content.start, end: content.start + label };
      const runIns = label > 0 ? [labelled] : runInHeadings(text, part, zones, long.has(part));
      const heads = runIns.map((span): Zone => ({ class: 'heading', span }));
      const told = readPieces(text, content, [...zones, ...heads]);
      const read = withListedWork(text, content, told);
      const doing = read.actions.map((action) => action.span);
      const said = own.length > 0 ? own : unitsWithin(text, content, read.actions);
      const company = [
        ...beside.flatMap(({ assignments }) => [...assignments]),
        ...partnersOf(text, content),
      ].filter(({ unit }) => !said.some((one) => one.unit === unit));
      return {
        id,
        marker: node.marker.text,
        heading: parent === null ? null : text.slice(parent.heading.start, parent.heading.end),
        section: parent?.id ?? null,
        title: titleOf(text, part),
        text: text.slice(content.start, content.end),
        span: content,
        assignments: [
          ...(said.length > 0
            ? said
            : (shared.get(part) ?? inherited(text, parent, firstIsLead, ofHeadings))),
          ...company,
          ...(collective.find(
            ({ span }) => span.start > content.start && chapterAt(parts, span) === chapterOf(part),
          )?.assignments ?? []),
          ...following
            .filter(({ span }) => span.start < content.end)
            .flatMap(({ assignments }) => [...assignments]),
        ],
        due: card?.due ?? readDue(text, content, context, doing),
        ...read,
      };
    });
}

/** Whom the sentences of an item name: on whom they lay a duty, and if nobody, who promises to act. */
function unitsWithin(text: string, content: Span, actions: readonly Action[]): Assignment[] {
  const bound = [...dutyHolders(text, actions), ...leaders(text, actions), ...leadsWithin(text, content)];
  return bound.length > 0 ? bound : speakers(text, content);
}

/** School zones: Automated cameras: the topic of a bullet that has one. */
function topicOf(words: string): number {
  const topic = /^[A-Z][\w ,&’'/-]{1,48}:\s+(?=\S)/.exec(words)?.[0] ?? '';
  return /\s\S/.test(topic) && commandAt(topic) !== null ? 0 : topic.length;
}

function within({ span }: { readonly span: Span }, zones: readonly { readonly span: Span }[]): boolean {
  return zones.some((zone) => span.start >= zone.span.start && span.end <= zone.span.end);
}

/** The outermost heading over a part: 以上 reaches up to it. */
function chapterOf(part: Part): Part {
  return part.parent === null ? part : chapterOf(part.parent);
}

/** The chapter in which a stretch stands, the last one for what stands below all of them. */
function chapterAt(parts: readonly Part[], { start }: Span): Part | null {
  const part = parts.findLast(({ content }) => content.start <= start);
  return part === undefined ? null : chapterOf(part);
}

/**
 * The Education Department shall …: an office on which a duty is laid is responsible for it. What an office *will* do its
 * plan merely tells; that names nobody.
 */
function dutyHolders(text: string, actions: readonly Action[]): Assignment[] {
  const bound = actions
    .flatMap(({ actors }) => actors)
    .filter(({ name, span }) => isEnglishOffice(name) && duty.test(text.slice(span.end, span.end + 24)));
  const byName = new Map(bound.map((actor) => [actor.name, actor]));
  return [...byName.values()].map(({ name, span }) => ({ unit: name, role: 'responsible', span }));
}

/** 县民政局会同县财政局制定办法，县残联配合做好宣传: the office in front of the word that gives its role. */
function leaders(text: string, actions: readonly Action[]): Assignment[] {
  return actions
    .flatMap(({ actors, span }) => actors.map((actor) => ({ ...actor, from: span.start })))
    .filter(({ name }) => isDutyHolder(name))
    .flatMap(({ name, span, from }): Assignment[] => {
      const after = text.slice(span.end, span.end + 24);
      const [said] = /^(?:牵头|负责(?!人)|配合|协助)/.exec(after) ?? [];
      const [joint, other = ''] =
        /^会同([^，。；：、\s]{2,16}?[局厅委办部](?!门))(?=[\u4e00-\u9fff])/.exec(after) ?? [];
      const by = text.slice(Math.max(from - 1, span.start - 1), span.start).endsWith('由');
      if (said === undefined && joint === undefined && !by) return [];
      const role = said === undefined ? 'responsible' : roleOf(said);
      const start = span.end + 2;
      return [
        { unit: name, role, span },
        ...(isDutyHolder(other) ? [{ unit: other, role, span: { start, end: start + other.length } }] : []),
      ];
    });
}

const duty = /^\s+(?:shall|must|is to|is required to|has to)\s/;

/**
 * Units in a line of their own below the last of several items, none of which names any: they hold for all of them,
 * unless other items of the plan have such lines each for itself.
 */
function sharedUnits(text: string, parts: readonly Part[], firstIsLead: boolean): Map<Part, Assignment[]> {
  const groups = Map.groupBy(
    parts.filter(({ isItem }) => isItem),
    ({ parent }) => parent,
  );
  const shared = new Map<Part, Assignment[]>();
  const each = [...groups.values()].some((group) =>
    group.slice(0, -1).some(({ node }) => namesUnits(text, node.body.at(-1), firstIsLead)),
  );
  if (each) return shared;
  for (const group of groups.values()) {
    const last = group.at(-1);
    if (last === undefined || group.length < 2) continue;
    // 牵头单位：… and 配合单位：… stand in lines of their own.
    const from = last.node.body.findLastIndex((one) => !namesUnits(text, one, firstIsLead)) + 1;
    const [line, end] = [last.node.body[from], last.node.body.at(-1)?.end];
    if (line === undefined || end === undefined) continue;
    const below = readAssignments(text, { start: line.start, end }, firstIsLead);
    const before = { start: last.content.start, end: line.start };
    const others = [...group.slice(0, -1).map(({ content }) => content), before];
    if (others.some((span) => readAssignments(text, span, firstIsLead).length > 0)) continue;
    for (const part of group.slice(0, -1)) shared.set(part, below);
  }
  return shared;
}

function namesUnits(text: string, line: Line | undefined, firstIsLead: boolean): boolean {
  return line !== undefined && readAssignments(text, line, firstIsLead).length > 0;
}

function inherited(
  text: string,
  part: Part | null,
  firstIsLead: boolean,
  known: Map<Part, Assignment[]>,
): Assignment[] {
  for (let above = part; above !== null; above = above.parent) {
    // A box below a task stands beside it: what it lists is not the work of that task's units.
    if (above.isItem) continue;
    let found = known.get(above);
    if (found === undefined) {
      found = [above.content, ...above.node.after].flatMap((span) =>
        readAssignments(text, span, firstIsLead),
      );
      if (found.length === 0) found = headingUnits(text, above.heading);
      known.set(above, found);
    }
    if (found.length > 0) return found;
  }
  return [];
}

/** A short first sentence is a run-in heading; of a long one the first clause stands for the item. */
function titleOf(text: string, { heading, content }: Part): string {
  const words = text.slice(heading.start, heading.end);
  if (words.length <= 32) return words || text.slice(content.start, content.end).slice(0, 32);
  return firstClause(text, heading);
}

function firstClause(text: string, span: Span): string {
  const words = text.slice(span.start, span.end);
  const end = words.search(/[，：:；;（(]|,(?!\d)/);
  return end > 3 ? words.slice(0, end) : words.slice(0, 48);
}
