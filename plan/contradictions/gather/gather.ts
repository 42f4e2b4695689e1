import type { Kernel } from '@yuheng/kernel/kernel';
import { goalOf, isLevel } from '../../board/goal-of.ts';
import { boardId } from '../../board/ids.ts';
import { readJudgements } from '../../store/overlap-store.ts';
import { listPlans, type PlanRecord } from '../../store/plan-store.ts';
import type { Claim, Record, Source, SourceGoal } from '../rules/record.ts';
import { saysTargetMet } from '../rules/target-not-met.ts';
import { measureKey, named } from './claims-of.ts';
import { factSources } from './fact-source.ts';
import { measureSource } from './measure-source.ts';
import { readNames } from './read-names.ts';
import { readTold, type Told } from './read-told.ts';

/** What is said and what is recorded, ready to be held against each other. */
export interface Gathered {
  readonly record: Record;
  readonly told: Told;
  /** All that is said, with what it names; also of tasks that were not asked for. */
  readonly claims: readonly Claim[];
  /** Which tasks were looked at as a whole. */
  readonly tasks: ReadonlySet<string>;
}

/**
 * Reads everything about these tasks (all, for null), and of others what shares their sources.
 * @param tasks as the board names them
 */
export async function gather(kernel: Kernel, tasks: ReadonlySet<string> | null): Promise<Gathered> {
  const plans = (await listPlans(kernel)).filter(({ state }) => state === 'live');
  const told = await readTold(kernel, plans);
  const names = await readNames(kernel, told.claims);
  const claims = told.claims.map((claim) => named(claim, names));
  const asked = tasks ?? new Set(told.caseOf.keys());
  const keysOf = (claim: Claim) => claim.named.map(({ source }) => source);
  const keys = new Set(claims.filter(({ task }) => asked.has(task)).flatMap(keysOf));
  const about = claims.filter((claim) => asked.has(claim.task) || keysOf(claim).some((key) => keys.has(key)));
  const goals = goalsOf(kernel, plans);
  const sources = await readSources(kernel, about, keys, goals);
  const judged = await readJudgements(kernel.database);
  const pairs = judged
    .filter(({ same }) => same)
    .map(({ one, other }) => `${boardId(one.plan, one.item)} ${boardId(other.plan, other.item)}`);
  return { record: { claims: about, sources, same: new Set(pairs) }, told, claims, tasks: asked };
}

/** Measure -> the goals that hang on it. */
function goalsOf(kernel: Kernel, plans: readonly PlanRecord[]): ReadonlyMap<string, readonly SourceGoal[]> {
  const directions = new Map(
    kernel.measures.known().map(({ definition: { code, direction } }) => [code, direction]),
  );
  const all = plans.flatMap((plan) =>
    plan.programme.targets.flatMap((target) => {
      const code = plan.bindings[target.id];
      const direction = code === undefined ? undefined : directions.get(code);
      const goal = direction === undefined || !isLevel(target) ? null : goalOf(target, direction);
      if (code === undefined || goal === null) return [];
      const about = { target: boardId(plan.id, target.id), plan: plan.id, subject: target.subject, goal };
      return [{ code, about }];
    }),
  );
  return new Map(
    [...Map.groupBy(all, ({ code }) => code)].map(([code, own]) => [code, own.map(({ about }) => about)]),
  );
}

async function readSources(
  kernel: Kernel,
  claims: readonly Claim[],
  keys: ReadonlySet<string>,
  goals: ReadonlyMap<string, readonly SourceGoal[]>,
): Promise<ReadonlyMap<string, Source>> {
  const entities = new Map<string, Set<string>>();
  const times = new Map<string, Set<string>>();
  const timesOf = (code: string) => addTo(times, code);
  for (const claim of claims) {
    for (const { source } of claim.named.filter((one) => keys.has(one.source))) {
      const [kind, name = '', attribute = ''] = source.split(' ');
      if (kind === 'fact') addTo(entities, name).add(attribute);
      if (kind === 'measure') for (const time of [claim.since, claim.at]) timesOf(name).add(time);
    }
    if (saysTargetMet(claim.text))
      for (const [code, own] of goals)
        if (own.some(({ plan }) => plan === claim.plan)) timesOf(code).add(claim.at);
  }
  const found = new Map<string, Source>();
  for (const [entity, attributes] of entities)
    for (const source of await factSources(kernel, entity, attributes)) found.set(source.key, source);
  for (const [code, asked] of times) {
    const source = await measureSource(kernel, code, [...asked], goals.get(code) ?? []);
    if (source !== null) found.set(measureKey(code), source);
  }
  return found;
}

function addTo(map: Map<string, Set<string>>, key: string): Set<string> {
  const known = map.get(key) ?? new Set<string>();
  map.set(key, known);
  return known;
}
