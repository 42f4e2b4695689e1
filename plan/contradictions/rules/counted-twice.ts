import { findingOf } from './finding.ts';
import { between, readingAt, startOf } from './readings.ts';
import type { Claim, Finding, Record, Recorded, Source } from './record.ts';
import { saidFigures, sourceOf } from './said-figures.ts';

/**
 * One result claimed by two tasks: the same artefact that came to be while both were at work on it, or increases of one figure
 * that together are more than it rose. Tasks that a person called the same work may share what they do.
 */
export function countedTwice({ claims, sources, same }: Record): readonly Finding[] {
  const told = claims.filter(({ said }) => said !== 'behind' && said !== 'blocked' && said !== 'closed');
  return [...sources.values()].flatMap((source) => {
    const about = told.filter(({ named }) => named.some((one) => one.source === source.key));
    const pairs = pairsOf(about).filter(
      ([one, other]) =>
        one.task !== other.task &&
        !same.has(`${one.task} ${other.task}`) &&
        !same.has(`${other.task} ${one.task}`),
    );
    const found = pairs.flatMap((pair) => artefact(source, pair) ?? increase(source, pair) ?? []);
    // Of one pair of tasks the first one tells it all.
    return [
      ...Map.groupBy(found, ({ claim, others }) => [claim.task, others[0]?.task].toSorted().join()).values(),
    ].flatMap(([first]) => first ?? []);
  });
}

type Pair = readonly [Claim, Claim];

function pairsOf(claims: readonly Claim[]): readonly Pair[] {
  const sorted = claims.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.id < b.id ? -1 : 1));
  return sorted.flatMap((one, index) => sorted.slice(index + 1).map((other): Pair => [one, other]));
}

/** A thing that came to be, or reached its state, in the time of both claims, and is the result of both. */
function artefact(source: Source, [one, other]: Pair): Finding | null {
  if (![one, other].every(({ said }) => said === 'done' || said === 'milestone')) return null;
  if (source.ref.kind !== 'fact' || typeof source.present?.value === 'number') return null;
  const made = lastChange(source, one.at);
  const again = lastChange(source, other.at);
  if (made === null || again === null || made.after?.at !== again.after?.at || made.after === null)
    return null;
  const at = made.after.at;
  if (typeof made.after.value === 'number' || at <= one.since || at <= other.since) return null;
  return findingOf('counted-twice', other, {
    more: `${one.id} ${source.key}`,
    others: [one],
    recorded: [made],
    certainty: one.unit !== other.unit ? 'certain' : 'likely',
    reason: { key: one.unit !== other.unit ? 'artefact' : 'artefact-one-unit', values: {} },
  });
}

/** Two parts of one rise that together are more than all of it. */
function increase(source: Source, [one, other]: Pair): Finding | null {
  const added = [one, other].map((claim) => addedOf(claim, source));
  const [first, second] = added;
  if (first == null || second == null) return null;
  const [from, ownFrom] = [startOf(one), startOf(other)];
  const overlap =
    Math.min(Date.parse(one.at), Date.parse(other.at)) - Math.max(Date.parse(from), Date.parse(ownFrom));
  const shorter = Math.min(Date.parse(one.at) - Date.parse(from), Date.parse(other.at) - Date.parse(ownFrom));
  if (overlap < shorter / 2) return null;
  const start = from < ownFrom ? from : ownFrom;
  const end = one.at > other.at ? one.at : other.at;
  const [before, after] = [readingAt(source, start), readingAt(source, end)];
  if (typeof before?.value !== 'number' || typeof after?.value !== 'number') return null;
  const rise = after.value - before.value;
  // Who alone claims more than there was is told so for itself.
  if (first > rise * 1.02 || second > rise * 1.02 || first + second <= rise * 1.1) return null;
  return findingOf('counted-twice', other, {
    more: `${one.id} ${source.key}`,
    others: [one],
    recorded: [{ source: source.key, before, after }],
    certainty: first === second ? 'certain' : 'likely',
    reason: { key: first === second ? 'increase-same' : 'increase-sum', values: {} },
  });
}

function addedOf(claim: Claim, source: Source): number | null {
  const said = saidFigures(claim.text).filter(
    (figure) => figure.kind === 'increase' && figure.bound !== '~' && sourceOf(figure, [source]) !== null,
  );
  return said.length === 1 ? (said[0]?.low ?? null) : null;
}

/** The last time before a moment that the source said something new, its first word included. */
function lastChange(source: Source, at: string): Recorded | null {
  const known = source.readings.filter((one) => one.at <= at);
  const last = known.at(-1);
  if (last === undefined) return null;
  const differs = known.findLastIndex(({ value }) => JSON.stringify(value) !== JSON.stringify(last.value));
  const after = known[differs + 1] ?? last;
  const before = differs < 0 ? null : (known[differs] ?? null);
  return between(source, '', at).length > 0 ? { source: source.key, before, after } : null;
}
