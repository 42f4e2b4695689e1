import type { Horizon, PlanNumber, Span, Target } from '../compiled.ts';
import type { FrontMatter } from '../head/front-matter.ts';
import type { PlanTimes } from '../head/plan-times.ts';
import type { TitleTimes } from '../head/title-times.ts';
import { type HorizonContext, readHorizons } from '../horizon/horizon.ts';
import { isEnglish } from '../language.ts';
import type { Line } from '../outline/line.ts';
import type { PlanOutline } from '../outline/outline.ts';
import { type SectionKind, sectionKind } from '../outline/section-kind.ts';
import type { Part } from '../outline/structure.ts';
import type { PlacedTable } from '../table/place-tables.ts';
import { tableRegion } from '../table/table-region.ts';
import type { TargetDraft } from './numeric-targets.ts';
import { ownLimit } from './own-limit.ts';
import { readRegion } from './read-region.ts';

/** What the targets of a plan are read from. */
export interface TargetSources {
  readonly text: string;
  readonly planId: string;
  readonly outline: PlanOutline;
  readonly front: FrontMatter;
  readonly parts: readonly Part[];
  readonly tables: readonly PlacedTable[];
  readonly times: PlanTimes;
}

export interface PlanTargets {
  readonly targets: Target[];
  readonly numbers: PlanNumber[];
  readonly horizons: Horizon[];
  /** By when the plan as a whole is to be done. */
  readonly main: Horizon | null;
}

/**
 * All targets, numbers and horizons of a plan. Goals come first whatever their place, so that the work which names no
 * time of its own can take theirs.
 */
export function readTargets(sources: TargetSources): PlanTargets {
  const { text, planId, outline, front, parts, tables, times } = sources;
  const { titled, context } = times;
  const inherit = new Map<Part, Horizon | null>();
  const read = (part: Part, fallback: Horizon | null) => {
    const above = part.parent === null ? null : (inherit.get(part.parent) ?? null);
    const heading = readHorizons(text, part.heading.start, part.heading.end, context).at(-1) ?? above;
    const { section } = part;
    const limit = part.isItem ? ownLimit(text, part.content, context) : null;
    const horizon = limit ?? heading ?? fallback;
    const region = readRegion({
      text,
      paragraphs: paragraphs(part),
      section,
      horizon,
      titled: titled.horizon,
      context,
    });
    inherit.set(
      part,
      part.isItem || region.horizons.length === 0 ? heading : lasting(region.horizons, titled),
    );
    return region;
  };
  const preamble = preambleOf(outline, front).flatMap((line) => withGoals(text, line));
  const opening = preamble.map((paragraph) =>
    readRegion({
      text,
      paragraphs: [paragraph],
      section: kindOfLabel(text.slice(paragraph.start, paragraph.end)),
      horizon: titled.horizon,
      titled: titled.horizon,
      context,
    }),
  );
  const oriented = parts.filter(({ section }) => section !== 'work');
  const told = titled.horizon ?? preambleHorizon(text, preamble, context);
  const first = new Map(oriented.map((part) => [part, read(part, told)]));
  const wished = oriented
    .filter(({ section }) => section === 'approach' || section === 'principle')
    .flatMap((part) => first.get(part)?.horizons ?? [])
    .findLast(looksAhead);
  const main = mainHorizon(titled.horizon, told ?? wished ?? null, [
    ...opening.flatMap(({ targets }) => targets),
    ...oriented.flatMap((part) => first.get(part)?.targets ?? []),
  ]);
  // A goal that names no time has that of the others, but in English, where each line tells its own.
  const found = new Map(
    oriented.map((part) => [
      part,
      first.get(part)?.targets.some(isUndated) && !isEnglish(text.slice(part.content.start, part.content.end))
        ? read(part, main)
        : first.get(part),
    ]),
  );
  const regions = parts.map((part) => ({ id: part.id, ...(found.get(part) ?? read(part, main)) }));
  const inTables = tables.map(({ table, place, part }) => ({
    id: part?.id ?? place.id,
    ...tableRegion(text, table, (part === null ? null : inherit.get(part)) ?? main, titled.horizon, context),
  }));
  const all = [...opening.map((region) => ({ id: planId, ...region })), ...regions, ...inTables];
  return {
    targets: withIds(all),
    numbers: all
      .flatMap(({ numbers }) => numbers)
      .toSorted((one, other) => one.span.start - other.span.start),
    horizons: [...opening, ...regions].flatMap(({ horizons }) => horizons),
    main,
  };
}

function withIds(
  regions: readonly { readonly id: string; readonly targets: readonly TargetDraft[] }[],
): Target[] {
  const taken = new Map<string, number>();
  return regions.flatMap(({ id, targets }) =>
    targets.map((draft): Target => {
      taken.set(id, (taken.get(id) ?? 0) + 1);
      return { id: `${id}-t${taken.get(id)}`, ...draft };
    }),
  );
}

/** What holds for parts below: of several times (2025, and 2035 as an outlook) the title's own, or the first. */
function lasting(horizons: readonly Horizon[], { horizon }: TitleTimes): Horizon | null {
  const same = horizons.find(({ year }) => year !== null && year === horizon?.year);
  return same ?? horizons[0] ?? null;
}

/** 力争到2025年，把我市建设成为…, 为实现2027年…目标，制定本方案: the time of a plan whose goals name none. */
function preambleHorizon(text: string, preamble: readonly Span[], context: HorizonContext): Horizon | null {
  const told = preamble.flatMap(({ start, end }) => {
    const words = text.slice(start, end);
    if (!/力争|确保|奋力|制定本|[特现]制定|提出(?:如下|以下)|目标/.test(words)) return [];
    return readHorizons(text, start, end, context).filter(
      ({ kind, text: said, span }) =>
        looksAhead({ kind, text: said }) || /^[^，。]*目标/.test(text.slice(span.end, end)),
    );
  });
  return told.at(-1) ?? null;
}

/** 到2027年, 三年内: a limit, and not a year in which something is. */
function looksAhead({ kind, text }: Pick<Horizon, 'kind' | 'text'>): boolean {
  return kind === 'relative' || /^(?:力争|争取)?[到至]|前$|^(?:by|until|before|over|within)\b/i.test(text);
}

function isUndated({ kind, horizon }: TargetDraft): boolean {
  return kind === 'numeric' && horizon === null;
}

/** By when the plan as a whole is to be done: as the title says, or as most of its goals do, or as its preamble tells. */
function mainHorizon(
  titled: Horizon | null,
  told: Horizon | null,
  goals: readonly TargetDraft[],
): Horizon | null {
  if (titled !== null && titled.kind === 'absolute') return titled;
  const numeric = goals.flatMap((goal) =>
    goal.kind === 'numeric' && goal.horizon !== null ? [goal.horizon] : [],
  );
  return usual(numeric) ?? told;
}

/** The time that most have; of two that are equally common the first. Null without any. */
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

/** A longer first sentence of a goal says something itself. */
const longestName = 16;

/** The words after the marker, and each line that follows. */
function paragraphs({ node, content, heading, section }: Part): Span[] {
  // （一）产业实力明显增强。产值达到…: the name of a goal whose measure follows.
  const named =
    section === 'goal' &&
    heading.end - heading.start <= longestName &&
    node.line.end - heading.end > longestName;
  const own: Span = {
    start: Math.min(named ? heading.end : content.start, node.line.end),
    end: node.line.end,
  };
  const lines = [...node.body, ...node.after].filter(({ tabular }: Line) => !tabular);
  return [own, ...lines.map(({ start, end }) => ({ start, end }))];
}

/** 工作的总体要求是：…。主要预期目标是：…: from there on a paragraph tells goals. */
function withGoals(text: string, { start, end }: Line): Span[] {
  // …，力争到2025年，规模达到600亿元。现提出以下措施。
  const told = /(?<=[，。；])力争(?:到|用|在|通过|全年|今年|年内|实现|20\d\d年)[^。]*\d[^。]*。?/.exec(
    text.slice(start, end),
  );
  if (told !== null) {
    const from = start + told.index;
    const until = from + told[0].length;
    return [
      { start, end: from },
      { start: from, end: until },
      { start: until, end },
    ].filter((span) => span.end > span.start);
  }
  const at = text.slice(start, end).search(/(?<=[。；])[^。；：]{0,16}(?:目标|指标)(?:任务)?(?:是|为)?[：:]/);
  return at < 0
    ? [{ start, end }]
    : [
        { start, end: start + at },
        { start: start + at, end },
      ];
}

/** 具体指标：到2022年，…: a paragraph of the preamble that says first what it is about; any other tells how things stand. */
function kindOfLabel(paragraph: string): SectionKind {
  if (paragraph.startsWith('力争')) return 'goal';
  const label = /^([^，。；：:\s]{2,16})[：:]/.exec(paragraph)?.[1]?.replace(/[是为]$/, '');
  if (label === undefined) return 'background';
  const kind = /要求|思想|思路/.test(label) ? 'approach' : sectionKind(label, 'background');
  return kind === 'work' ? 'background' : kind;
}

/** Sentences between title and first number. */
function preambleOf({ head }: PlanOutline, { title }: FrontMatter): Line[] {
  return head
    .slice((title?.last ?? -1) + 1)
    .filter(({ text, tabular }) => !tabular && /[。.；;：:]$/.test(text) && text.length > 20);
}
