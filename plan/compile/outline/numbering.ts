import { frontStyle, type Marker, type MarkerFamily, openingStyle } from './marker.ts';

/** A marker where it stands in the text. */
export interface Candidate {
  readonly marker: Marker;
  /** What it costs to take it for no number: a line that begins with one in the middle of a sentence loses little. */
  readonly refusal: number;
  /** What it costs to take it for one: inside a line a number is unlikely. */
  readonly doubt: number;
}

/** An open level of the numbering, the levels above it below in the stack. */
interface Level {
  readonly family: MarkerFamily;
  readonly style: string;
  readonly prefix: string;
  readonly last: number;
  readonly size: number;
  readonly depth: number;
  readonly above: Level | null;
}

/** One reading of the markers so far. */
interface Path {
  readonly cost: number;
  readonly level: Level | null;
  /** The last number of each family that a heading has closed: 一、1.2. 二、3.4. run on. */
  readonly closed: ReadonlyMap<MarkerFamily, number>;
  readonly before: Path | null;
  /** Depth of the marker last read, null where it is no number. */
  readonly depth: number | null;
}

/** Readings that are kept at each marker; all others are worse already. */
const breadth = 12;
const deepest = 7;
/** Families that hardly ever number anything but parts of a document. */
const heading = /^(?:part|chapter|section|han|han-paren|bare|roman)$/;
/** Families between which figures may stand above and below. */
const letters = /^(?:letter|roman)/;
/** What a label that comes for the first time may close: lists, and labels that are codes (B-7). */
const besideLabel =
  /^(?:letter-paren|letter-small|arabic-paren|arabic-half|bullet|circled|label [A-Z]{1,3} )/;
/** Families from the outside in, as documents mostly nest them. */
const ranks = new Map<MarkerFamily, number>(
  (
    [
      'plain',
      'part',
      'chapter',
      'section',
      'roman',
      'article',
      'han',
      'han-paren',
      'arabic',
      'dotted2',
      'dotted3',
      'dotted4',
      'arabic-paren',
      'arabic-half',
      'circled',
      'spoken',
      'letter-small',
      'letter-paren',
      'roman-small',
      'roman-paren',
      'bullet',
    ] as const
  ).map((family, rank) => [family, rank]),
);

/**
 * Depth of each marker, 1 for the outermost, null for what is no number: the reading of all markers together that
 * breaks the fewest habits. A number follows the one before it, or opens a level at 1, or runs on through the headings;
 * `888.jpg` does none of these. Which family nests in which is the document's own choice.
 */
export function readNumbering(candidates: readonly Candidate[]): (number | null)[] {
  let paths: Path[] = [{ cost: 0, level: null, closed: new Map(), before: null, depth: null }];
  for (const candidate of candidates)
    paths = best(paths.flatMap((path) => [refused(path, candidate), ...taken(path, candidate)]));
  const depths: (number | null)[] = [];
  for (let path = paths[0] ?? null; path?.before != null; path = path.before) depths.push(path.depth);
  return depths.toReversed();
}

/** The cheapest readings, one of each state. */
function best(paths: Path[]): Path[] {
  const kept: Path[] = [];
  const states = new Set<string>();
  for (const path of paths.toSorted((one, other) => one.cost - other.cost)) {
    const state = stateOf(path.level);
    if (states.has(state)) continue;
    states.add(state);
    kept.push(path);
    if (kept.length === breadth) break;
  }
  return kept;
}

function stateOf(level: Level | null): string {
  let state = '';
  for (let one = level; one !== null; one = one.above) state += `${one.family}${one.prefix}:${one.last} `;
  return state;
}

function refused(path: Path, { refusal }: Candidate): Path {
  return { ...path, cost: path.cost + refusal, before: path, depth: null };
}

function taken(path: Path, { marker, doubt }: Candidate): Path[] {
  const found: Path[] = [];
  const take = (cost: number, above: Level | null, size: number) => {
    const depth = (above?.depth ?? 0) + 1;
    const { family, style, prefix, ordinal } = marker;
    const level = { family, style, prefix, last: ordinal, size, depth, above };
    const { lonely, closed } = close(path, above);
    found.push({ cost: path.cost + doubt + cost + lonely, level, closed, before: path, depth });
  };
  let known = false;
  for (let level = path.level; level !== null; level = level.above) {
    if (level.family !== marker.family) continue;
    known = true;
    const cost = continuing(level, marker);
    if (cost !== null) take(cost, level.above, level.size + 1);
  }
  const inner = path.level;
  const through = inner === null ? null : numberedThrough(inner, marker, path.closed);
  const again = inner !== null && known && through === null ? nestingAgain(inner, marker) : 0;
  const nested = !known || isBox(inner) || again !== null;
  const cost = through ?? opening(path, marker);
  // Recommendation 1. after (b), T-1 after B-7: a new kind of label stands beside lists and other labels as often as in them.
  if (!known && cost !== null)
    for (let level = inner; level !== null && mayClose(marker, level); level = level.above)
      take(0.2 + level.depth / 100, level.above, 1);
  if (nested && cost !== null && (inner?.depth ?? 0) < deepest) take(cost + (again ?? 0), inner, 1);
  return found;
}

/** What it costs to go on with a level; null where the numbers do not fit at all. */
function continuing(level: Level, marker: Marker): number | null {
  if (marker.loose) return 0;
  const capitals = level.style.endsWith('^') !== marker.style.endsWith('^');
  const mixed = level.style === marker.style ? 0 : capitals ? 1.2 : 0.8;
  if (level.prefix !== marker.prefix) return marker.ordinal === 1 ? mixed : mixed + 1.5;
  const step = marker.ordinal - level.last;
  if (step === 1) return mixed;
  if (marker.ordinal === 1) return mixed + 1.5;
  // Authors skip or repeat a number now and then; in Arabic figures that is more likely a figure of the text.
  if (step === 0) return mixed + 2.2;
  if (step > 1 && marker.family.startsWith('label')) return mixed + Math.min(step, 4) * 0.5;
  const most = /^(?:arabic|dotted|bare)/.test(marker.family) ? 2 : 3;
  return step > 1 && step <= most ? mixed + step * 0.8 : null;
}

/** What it costs to open a level with the marker; null where no level begins like this. */
function opening(path: Path, marker: Marker): number | null {
  const outer = ranks.get(path.level?.family ?? 'part') ?? 0;
  const upward = (ranks.get(marker.family) ?? deepest) < outer ? 2 : 0;
  // Proposed Efforts, below each part again.
  if (marker.family.startsWith('plain-')) return 0.1;
  if (marker.loose || marker.ordinal === 1) return 0.5 + upward;
  if (path.closed.get(marker.family) === marker.ordinal - 1) return 0.3 + upward;
  // Action 7: below another heading than Action 2:; a label is never a figure of the text.
  if (marker.family.startsWith('label')) return 0.8 + upward;
  // A document may be a part of another: 四、 or 36. comes first, but then its numbers go on from there.
  if (marker.ordinal > 99) return null;
  if (heading.test(marker.family) && path.level?.family !== marker.family)
    return (path.level === null ? 2.4 : 2.5) + upward;
  const alone = path.level === null || marker.ordinal <= 4 ? 0 : 1;
  return Math.min(3 + marker.ordinal / 2, 4.5) + alone + upward;
}

/** Families that number chapters, not lists. */
const chaptered = /^(?:part|chapter|section|article|han|arabic$|dotted|roman$|bare)/;

function mayClose({ family, style: dress, named }: Marker, { family: open, style, above }: Level): boolean {
  if (family === 'plain') return true;
  // 1. Join up services stands beside Foreword and Our targets, whose numbers have not begun.
  if (open === 'plain' && style.includes(frontStyle) && chaptered.test(family)) return true;
  if (open === 'bullet' && above?.family === 'plain' && above.style.includes(frontStyle))
    return chaptered.test(family) || (family.startsWith('label') && above.style.includes(openingStyle));
  // 1. Introduction stands beside Foreword.
  if (named === true) return open === 'plain' && style.includes(openingStyle);
  // Pillar 1: and 1. ENERGY stand beside Introduction and Background, not in them.
  if (open === 'plain' && style.includes(openingStyle) && (family.startsWith('label') || dress.endsWith('^')))
    return true;
  if (!family.startsWith('label')) return false;
  return besideLabel.test(open) || (open === 'plain' && /^label (?:part|chapter) /.test(family));
}

/**
 * （1） below 1. below （1）, or 1、 below 1.: the same figures in another dress, or in another box; 1. below a. below 1.,
 * which is odd. What that costs, null where it does not happen.
 */
function nestingAgain(inner: Level, marker: Marker): number | null {
  if (marker.ordinal !== 1 || marker.family.startsWith('label')) return null;
  let lettered = false;
  for (let level: Level | null = inner; level !== null; level = level.above) {
    if (level.family === marker.family && level.style === marker.style)
      return insideBox(inner, marker) ? 0 : lettered ? 0.6 : null;
    lettered ||= letters.test(level.family);
  }
  return 0;
}

/**
 * 1. and 1.1 head chapters, and below 1.1 recommendations 1., 2. begin, which go on with 3. below 1.2: what that costs,
 * null where the figures do not fit.
 */
function numberedThrough(
  { family: open, prefix, above }: Level,
  { family, ordinal }: Marker,
  closed: ReadonlyMap<MarkerFamily, number>,
): number | null {
  if (family !== 'arabic' || open !== 'dotted2' || above?.family !== family) return null;
  if (prefix !== String(above.last)) return null;
  const step = ordinal - (closed.get(family) ?? 0);
  return step >= 1 && step <= 3 ? 0.6 * step : null;
}

function insideBox(inner: Level, { family }: Marker): boolean {
  for (let level: Level | null = inner; level !== null && level.family !== family; level = level.above)
    if (isBox(level)) return true;
  return false;
}

function isBox(level: Level | null): boolean {
  return level?.family === 'box';
}

/** Levels that end: a list of one is odd, and the numbers may run on below the next heading. */
function close(path: Path, above: Level | null) {
  const kept = (above?.depth ?? 0) + 1;
  if (path.level === null || path.level.depth <= kept) return { lonely: 0, closed: path.closed };
  const closed = new Map(path.closed);
  let lonely = 0;
  for (let level: Level | null = path.level; level !== null && level.depth > kept; level = level.above) {
    closed.set(level.family, level.last);
    if (level.size === 1 && !isBox(level) && !level.family.startsWith('plain')) lonely += 0.4;
  }
  return { lonely, closed };
}
