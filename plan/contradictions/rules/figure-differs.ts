import { findingOf } from './finding.ts';
import { between, isSilent, readingAt, startOf, usualGap } from './readings.ts';
import type { Claim, Finding, Record, Source, SourceReading } from './record.ts';
import { type SaidFigure, saidFigures, sourceOf } from './said-figures.ts';

/** Less than this part of the recorded figure is no difference. */
const SAME = 0.005;
const LARGE = 0.05;
/** Windows over which a unit may count what was added: since it spoke last, a quarter, the year, everything. */
const QUARTER = 92 * 86_400_000;

/** A figure in what a unit wrote that is none of those that its source has told in the time of the report. */
export function figureDiffers(claim: Claim, { sources }: Record): readonly Finding[] {
  if (claim.said === 'closed') return [];
  const named = [...new Set(claim.named.map(({ source }) => source))].flatMap(
    (key) => sources.get(key) ?? [],
  );
  const bySource = Map.groupBy(
    saidFigures(claim.text).flatMap((figure) => {
      const source = sourceOf(figure, named);
      return source === null ? [] : [{ figure, source }];
    }),
    ({ source }) => source,
  );
  return [...bySource].flatMap(([source, said]) => {
    // Of several figures about one thing, one that agrees shows what the others are: parts of it, or other counts.
    const faults = said.map(({ figure }) => faultOf(figure, claim, source));
    const [fault] = faults;
    if (fault === undefined || faults.includes(null) || isSilent(source, claim.at)) return [];
    return fault === null ? [] : [foundOf(claim, source, fault)];
  });
}

interface Fault {
  readonly figure: SaidFigure;
  readonly gap: number;
  readonly before: SourceReading | null;
  readonly after: SourceReading;
}

function foundOf(claim: Claim, source: Source, { figure, gap, before, after }: Fault): Finding {
  const large = gap >= LARGE;
  const key = figure.kind === 'level' ? (large ? 'figure' : 'figure-little') : 'increase';
  return findingOf('figure-differs', claim, {
    more: source.key,
    recorded: [{ source: source.key, before, after }],
    certainty: large ? 'certain' : 'likely',
    reason: { key, values: { said: figure.text } },
  });
}

/** Null where the figure agrees, or nothing can be said. */
function faultOf(figure: SaidFigure, claim: Claim, source: Source): Fault | null {
  const after = readingAt(source, claim.at);
  if (after === null || typeof after.value !== 'number') return null;
  return figure.kind === 'level'
    ? levelFault(figure, claim, source, after)
    : increaseFault(figure, claim, source, after);
}

function levelFault(figure: SaidFigure, claim: Claim, source: Source, after: SourceReading): Fault | null {
  const from = startOf(claim);
  // A unit may still count by the reading before, and already by the next one, which its source records later.
  const gap = usualGap(source.readings) ?? 0;
  const until = new Date(Date.parse(claim.at) + Math.min(gap, 31 * 86_400_000) / 2).toISOString();
  const early = new Date(Date.parse(from) - gap).toISOString();
  const candidates = [
    readingAt(source, early),
    readingAt(source, from),
    ...between(source, early, until),
    after,
  ];
  const values = candidates.flatMap((one) => (typeof one?.value === 'number' ? [one.value] : []));
  const gaps = values.map((value) => gapOf(figure, value));
  const least = Math.min(...gaps);
  // What lies between two readings was so at some time between them.
  const within = figure.low <= Math.max(...values) && figure.high >= Math.min(...values);
  if (least <= SAME || (within && values.length > 1)) return null;
  return { figure, gap: least, before: null, after };
}

/** How far a stated figure is from a recorded one, as a part of it; 0 where it agrees as it is rounded. */
function gapOf({ low, high, rounding, bound }: SaidFigure, value: number): number {
  const scale = Math.max(Math.abs(value), rounding, 1e-9);
  if (bound === '>' && value >= low - rounding) return value <= 1.5 * high ? 0 : (value - high) / scale;
  if (bound === '<' && value <= high + rounding) return value >= 0.8 * low ? 0 : (low - value) / scale;
  const off = value < low ? low - value : Math.max(0, value - high);
  const slack = bound === '~' ? Math.max(rounding, 0.05 * scale) : rounding * 1.001;
  return Math.max(0, off - slack) / scale;
}

/** More was added, it says, than the source shows over any time that could be meant. */
function increaseFault(figure: SaidFigure, claim: Claim, source: Source, after: SourceReading): Fault | null {
  const quarter = new Date(Date.parse(claim.at) - QUARTER).toISOString();
  const starts = [startOf(claim), quarter, `${claim.at.slice(0, 4)}-01-01T00:00:00.000Z`];
  const befores = starts.map((start) => readingAt(source, start));
  const known = befores.filter((one) => typeof one?.value === 'number');
  if (known.length < 2 || typeof after.value !== 'number') return null;
  const now = after.value;
  const most = Math.max(...known.map((one) => now - (one?.value as number)));
  const slack = figure.bound === '=' ? 1.02 : 1.1;
  if (figure.low - figure.rounding <= Math.max(0, most) * slack) return null;
  return { figure, gap: (figure.low - most) / Math.max(figure.low, 1e-9), before: befores[0] ?? null, after };
}
