import type { Compiled, CompiledPlan, Target } from '@yuheng/plan/compiled';
import type { Mark, MarkedPlan } from './plan-marked.ts';

/** What was found, what should have been, and how much of it is the same. */
export interface Tally {
  found: number;
  wanted: number;
  same: number;
}

/** Misses (`-`) and inventions (`+`) of one class, for the person who reads them. */
export interface Score {
  readonly tallies: Map<string, Tally>;
  readonly differences: string[];
}

const roles = new Map(
  Object.entries({
    lead: 'lead',
    resp: 'responsible',
    sup: 'support',
    part: 'participate',
    guide: 'guide',
    impl: 'implement',
  }),
);
const modalities = new Map(Object.entries({ c: 'commit', e: 'enable', n: 'encourage', g: 'grant' }));
/** Counted under other names (qualitative targets), so not among the gaps. */
const counted = new Set(['unquantified-target']);

/** Compares the plans of a compiled document with its marks, class by class. */
export function scorePlan({ text, marks }: MarkedPlan, { plans }: Compiled): Score {
  const score: Score = { tallies: new Map(), differences: [] };
  const named = (...names: string[]) => marks.filter(({ name }) => names.includes(name));
  const all = <T>(pick: (plan: CompiledPlan) => readonly T[]) => plans.flatMap((plan) => [...pick(plan)]);
  const starts = named('i').map(({ end }) => end + (/^\s*/.exec(text.slice(end))?.[0].length ?? 0));
  const own = ({ item }: Mark) => starts[item] ?? -1;
  const items = all((plan) => plan.items);

  compare(
    score,
    'headings',
    marks.filter(({ name }) => /^h\d$/.test(name)).map(({ text: words }) => words.trim()),
    all((plan) => plan.headings).map(({ text: words }) => words),
  );
  compare(
    score,
    'items',
    named('i').map((mark) => `${own(mark)} ${mark.text}`),
    items.map(({ marker, span }) => `${span.start} ${marker}`),
  );
  // What a heading says of all its items is said once.
  compare(
    score,
    'units with roles',
    marks
      .filter(({ name }) => roles.has(name))
      .map((mark) => `${mark.start} ${roles.get(mark.name)} ${mark.text}`),
    [
      ...new Set(
        items.flatMap(({ assignments }) =>
          assignments.map(({ unit, role, span }) => `${span.start} ${role} ${unit}`),
        ),
      ),
    ],
  );
  compare(
    score,
    'due',
    latestDue(named('d')).map((mark) => `${own(mark)} ${mark.label}`),
    items.flatMap(({ span, due }) => (due?.date == null ? [] : [`${span.start} ${due.date}`])),
  );
  compare(score, 'numeric targets', named('t').map(goldTarget), all((plan) => plan.targets).flatMap(keysOf));
  compare(
    score,
    'qualitative targets',
    named('q').map(({ text: words }) => words),
    all((plan) => plan.targets)
      .filter(({ kind }) => kind === 'qualitative')
      .map(({ text: words }) => words),
  );
  compare(
    score,
    'number classes',
    [
      ...named('t').map(({ start }) => `${start} target`),
      ...named('n').map(({ start, label }) => `${start} ${label}`),
    ],
    all((plan) => plan.numbers).map(({ span, class: kind }) => `${span.start} ${kind}`),
  );
  compare(
    score,
    'gaps',
    marks.filter(({ name }) => name.startsWith('!')).map(({ name }) => name.slice(1)),
    all((plan) => plan.gaps)
      .map(({ kind }) => kind)
      .filter((kind) => !counted.has(kind)),
  );
  const actions = items.flatMap((item) => item.actions);
  const pairs = overlap(
    named('a'),
    actions.map(({ span }) => span),
  );
  for (const [gold, at] of pairs.entries())
    if (at < 0) score.differences.push(`actions - ${named('a')[gold]?.text}`);
  for (const [at, { span }] of actions.entries())
    if (!pairs.includes(at)) score.differences.push(`actions + ${text.slice(span.start, span.end)}`);
  const same = pairs.filter((at) => at >= 0);
  score.tallies.set('actions', { found: actions.length, wanted: pairs.length, same: same.length });
  const right = named('a').filter(
    (mark, at) => actions[pairs[at] ?? -1]?.modality === modalities.get(mark.label),
  );
  score.tallies.set('modality of actions', { found: same.length, wanted: same.length, same: right.length });
  return score;
}

/** Adds the tallies of one document to those of others. */
export function addTallies(sum: Map<string, Tally>, tallies: ReadonlyMap<string, Tally>): void {
  for (const [name, tally] of tallies) {
    const total = sum.get(name) ?? { found: 0, wanted: 0, same: 0 };
    total.found += tally.found;
    total.wanted += tally.wanted;
    total.same += tally.same;
    sum.set(name, total);
  }
}

export function precision({ found, same }: Tally): number {
  return found === 0 ? 1 : same / found;
}

export function recall({ wanted, same }: Tally): number {
  return wanted === 0 ? 1 : same / wanted;
}

export function f1({ found, wanted, same }: Tally): number {
  return found + wanted === 0 ? 1 : (2 * same) / (found + wanted);
}

function compare(
  { tallies, differences }: Score,
  name: string,
  wanted: readonly string[],
  found: readonly string[],
): void {
  const left = [...found];
  let same = 0;
  for (const one of wanted) {
    const at = left.indexOf(one);
    if (at < 0) differences.push(`${name} - ${one}`);
    else {
      left.splice(at, 1);
      same += 1;
    }
  }
  differences.push(...left.map((one) => `${name} + ${one}`));
  tallies.set(name, { found: found.length, wanted: wanted.length, same });
}

/** An item has one due date: of several times by which its parts are wanted, the last. */
function latestDue(marks: readonly Mark[]): Mark[] {
  return [...Map.groupBy(marks, ({ item }) => item).values()].flatMap((group) =>
    group.toSorted((one, other) => one.label.localeCompare(other.label)).slice(-1),
  );
}

function goldTarget({ label }: Mark): string {
  const [comparator, value, unit, year] = label.split('|');
  // A range is 3..5 or 3-5.
  const number = value?.replaceAll(',', '').replace(/(?<=\d)[-—](?=\d)/, '..');
  return [comparator, number, unit === '-' ? '' : unit, year].join(' ');
}

/** A series is one target for each of its years. */
function keysOf({ kind, comparator, value, low, high, unit, horizon, milestones }: Target): string[] {
  if (kind !== 'numeric') return [];
  const when =
    horizon === null ? '-' : String(horizon.year ?? `${horizon.minYears ?? ''}-${horizon.maxYears ?? ''}y`);
  // The label of a mark has no room for spaces: £million.
  const unitOf = (unit ?? '').replaceAll(' ', '');
  if (milestones.length > 0)
    return milestones.map((one) => [comparator, one.value, unitOf, one.year].join(' '));
  return [[comparator, comparator === 'range' ? `${low}..${high}` : value, unitOf, when].join(' ')];
}

/** For each wanted span the place of the found one that shares at least 0.8 of both together, -1 without one. */
function overlap(
  wanted: readonly { start: number; end: number }[],
  found: readonly { start: number; end: number }[],
): number[] {
  const used = new Set<number>();
  return wanted.map((one) => {
    const at = found.findIndex((other, place) => {
      const common = Math.min(one.end, other.end) - Math.max(one.start, other.start);
      const both = Math.max(one.end, other.end) - Math.min(one.start, other.start);
      return !used.has(place) && common / both >= 0.8;
    });
    if (at >= 0) used.add(at);
    return at;
  });
}
