import { tenantsOn } from '../../rules/tenants-on.ts';
import { type LeftOutRecord, leftOutRecord } from './left-out.ts';
import { figure, type PlainEntity } from './plain-entity.ts';
import { mostOperators, type PlanDemand, type PlanProblem, type PlanSettings } from './plan-problem.ts';
import { candidateDraft, demandDraft, isOpen, sensitiveDraft, zoneDraft } from './record-drafts.ts';

/** What the facts of a city say. */
export interface PlanFacts {
  readonly demands: readonly PlainEntity[];
  readonly candidates: readonly PlainEntity[];
  readonly zones: readonly PlainEntity[];
  /** Sites that earlier plans decided on. */
  readonly projects: readonly PlainEntity[];
  readonly buildings: readonly PlainEntity[];
}

export interface DrawnProblem {
  readonly problem: PlanProblem;
  /** What is on record and could not be reckoned with, each with the reason. */
  readonly leftOut: readonly LeftOutRecord[];
}

/** Where nobody says the band: the strictest limit of all mobile bands holds from 30 to 3000 MHz (GB 8702, table 1). */
const strictestBand = 2600;

/** Settings where nobody says others: what the documentation of the pack gives reasons for. */
export const usualSettings: PlanSettings = {
  mergeRadius: 30,
  weights: { high: 4, normal: 2, low: 1 },
  capacity: { macro: 2700, micro: 900 },
  radiated: { macro: 9400, micro: 120 },
  share: 0.2,
  unopened: false,
};

/**
 * Draws a problem up from entities as they are recorded: SiteDemand that are open, CandidateSite, ZoneRule, and Building for
 * schools and hospitals. A candidate that a SiteProject was decided on counts as standing, with fewer slots, at the cost of a
 * further tenant. A record that no problem can take is left out by itself, and never stands in the way of the others. Pure.
 */
export function problemOfFacts(facts: PlanFacts, settings: PlanSettings): DrawnProblem {
  const leftOut: LeftOutRecord[] = [];
  const demands = demandsOf(facts.demands.filter(isOpen), leftOut);
  const decided = tenantsOn(
    facts.projects.map(({ values }) => ({ candidate: values['candidate'], tenants: values['tenants'] })),
  );
  const candidates = facts.candidates.map((each) => {
    const { draft, reasons } = candidateDraft(each, decided.get(each.id) ?? null);
    for (const reason of reasons) leftOut.push(leftOutRecord('CandidateSite', each, reason));
    return draft;
  });
  const zones = facts.zones.flatMap((each) => {
    const drafted = zoneDraft(each);
    if ('draft' in drafted) return [drafted.draft];
    leftOut.push(leftOutRecord('ZoneRule', each, drafted.reason));
    return [];
  });
  const sensitive = facts.buildings.flatMap((each) => {
    const drafted = sensitiveDraft(each);
    if (drafted === null) return [];
    if ('draft' in drafted) return [drafted.draft];
    leftOut.push(leftOutRecord('Building', each, drafted.reason));
    return [];
  });
  const bands = lowestBands(facts.demands);
  const operators = [...new Set(demands.map(({ operator }) => operator))]
    .toSorted()
    .map((id) => ({ id, frequency: bands.get(id) ?? strictestBand }));
  return { problem: { operators, demands, candidates, zones, sensitive, settings }, leftOut };
}

/** Of more operators than a plan takes, those with the most demands are planned. */
function demandsOf(open: readonly PlainEntity[], leftOut: LeftOutRecord[]): PlanDemand[] {
  const drafts: (readonly [PlainEntity, PlanDemand])[] = [];
  const counts = new Map<string, number>();
  for (const each of open) {
    const drafted = demandDraft(each);
    if ('reason' in drafted) {
      leftOut.push(leftOutRecord('SiteDemand', each, drafted.reason));
      continue;
    }
    const { operator } = drafted.draft;
    counts.set(operator, (counts.get(operator) ?? 0) + 1);
    drafts.push([each, drafted.draft]);
  }
  const taken = new Set(
    [...counts]
      .toSorted(([one, many], [other, more]) => more - many || (one < other ? -1 : 1))
      .slice(0, mostOperators)
      .map(([operator]) => operator),
  );
  return drafts.flatMap(([each, draft]) => {
    if (taken.has(draft.operator)) return [draft];
    leftOut.push(leftOutRecord('SiteDemand', each, { code: 'operator-beyond', limit: mostOperators }));
    return [];
  });
}

function lowestBands(demands: readonly PlainEntity[]): ReadonlyMap<string, number> {
  const bands = new Map<string, number>();
  for (const { values } of demands) {
    const [operator, band] = [values['operator'], figure(values['bandMHz'])];
    // As far as a problem takes a frequency.
    if (typeof operator !== 'string' || band === null || band < 100 || band > 100_000) continue;
    const known = bands.get(operator);
    if (known === undefined || band < known) bands.set(operator, band);
  }
  return bands;
}
