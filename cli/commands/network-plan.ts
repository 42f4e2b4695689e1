import { checkPlan } from '@yuheng/network/check-plan';
import { type PlanProblem, readPlanProblem } from '@yuheng/network/plan-problem';
import { planSites } from '@yuheng/network/plan-sites';
import { type SharingGain, separatePlans } from '@yuheng/network/separate-plans';
import type { SitePlan } from '@yuheng/network/site-plan';
import { checkOut } from '../check-out.ts';
import { parseFlags } from '../flags.ts';
import { readJson } from '../read-json.ts';
import { showLine } from '../show-progress.ts';
import { both } from '../text.ts';
import { untilInterrupted } from '../until-interrupted.ts';
import { UsageError } from '../usage-error.ts';
import { wholeFlag } from '../whole-flag.ts';
import { writeWhole } from '../write-whole.ts';

/** Unserved demands and notices that are told at most; `--json` and `--out` have all. */
const most = 20;

/**
 * `yuheng network plan FILE [--seconds N] [--steps N] [--seed S] [--alone] [--json] [--out FILE]`: sites for the demands of several
 * operators, with a bound that no plan goes below. Seconds are CPU seconds for the plan; `--alone` plans each operator by itself
 * as well. Ctrl-C ends it without a result.
 */
export async function networkPlan(args: readonly string[]): Promise<number> {
  const { flags, on, rest } = parseFlags(args, ['seconds', 'steps', 'seed', 'out'], ['alone', 'json'], 1);
  const [file] = rest;
  if (file === undefined) throw new UsageError('usage.network.plan');
  const steps = flags['steps'] === undefined ? undefined : wholeFlag('steps', flags['steps'], 0, 1e12);
  // Whoever says how many steps wants all of them.
  const seconds = wholeFlag('seconds', flags['seconds'] ?? (steps === undefined ? '60' : '86400'), 0, 86_400);
  const seed = wholeFlag('seed', flags['seed'] ?? '1', 0, 2 ** 32 - 1);
  const { out } = flags;
  const problem = readPlanProblem(await readJson(file));
  if (out !== undefined) await checkOut(out, [file]);
  await untilInterrupted('network.plan-interrupted', async (signal) => {
    const options = { seed, seconds, ...(steps === undefined ? {} : { steps }), signal };
    const plan = await planSites(problem, {
      ...options,
      onProgress: ({ total, bound, served }) =>
        showLine(
          served === undefined
            ? `${bound / 100} ≤ ${total / 100}`
            : both('network.plan-served-so-far', served),
        ),
    });
    showLine('');
    const [fault] = checkPlan(problem, plan);
    if (fault !== undefined) throw new Error(`the checker refuses the plan: ${JSON.stringify(fault)}`);
    const gain = on.has('alone') ? await separatePlans(problem, plan, options) : null;
    const told = JSON.stringify(gain === null ? plan : { ...plan, alone: gain });
    if (out !== undefined) await writeWhole(out, `${told}\n`);
    if (on.has('json')) console.log(told);
    else tell(problem, plan, gain);
  });
  return 0;
}

function tell(problem: PlanProblem, plan: SitePlan, gain: SharingGain | null): void {
  const { objective, cost, lowerBound, sites, served, demands, sharing, gap } = plan;
  const values = {
    cost,
    sites: sites.length,
    served,
    demands,
    gap: Number((100 * gap).toPrecision(3)),
    seconds: Number(plan.seconds.toFixed(1)),
  };
  console.log(
    objective === 'cost'
      ? both('network.planned', { ...values, bound: lowerBound })
      : both('network.planned-budget', { ...values, weight: plan.servedWeight, bound: plan.servedBound }),
  );
  if (demands === 0) console.log(both('network.plan-nothing'));
  if (sites.length > 0) {
    console.log(
      both('network.plan-sharing', {
        tenants: Number(sharing.tenantsPerSite.toFixed(2)),
        shared: Number((100 * sharing.shared).toFixed(1)),
      }),
    );
    for (const { operator, sites: own, cost: paid } of sharing.byOperator)
      console.log(both('network.plan-operator', { operator, sites: own, cost: paid }));
  }
  if (gain !== null)
    console.log(
      both('network.plan-alone', {
        cost: gain.separateCost,
        ratio: Number((100 * gain.ratio).toFixed(1)),
        missed: gain.separate.reduce((sum, { missed }) => sum + missed, 0),
      }),
    );
  const named = namesOf(problem);
  for (const notice of plan.notices.slice(0, most))
    console.log(both(`network.plan-notice.${notice.code}`, named(notice)));
  for (const { demand, name, reason, refusals } of plan.unserved.slice(0, most)) {
    const of = { demand: name ?? demand, ...named(reason) };
    const none = reason.code === 'none-near' && reason.nearest === null;
    console.log(both(`network.plan-unserved.${none ? 'none-at-all' : reason.code}`, of));
    for (const { candidate, reason: why } of refusals) {
      const silent = why.code === 'refused' && why.detail === '';
      const key = `network.plan-refusal.${silent ? 'refused-silent' : why.code}`;
      console.log(`  ${both(key, named({ candidate, ...why }))}`);
    }
  }
  const left = Math.max(0, plan.unserved.length - most) + Math.max(0, plan.notices.length - most);
  if (left > 0) console.log(both('network.plan-more', { count: left }));
}

/** Values of a message with what people call the things that they name, where the problem says it. */
function namesOf({ demands, candidates, zones, sensitive }: PlanProblem) {
  const names = new Map(
    [...demands, ...candidates, ...zones, ...sensitive].map(({ id, name }) => [id, name ?? id]),
  );
  return (of: object) =>
    Object.fromEntries(
      Object.entries(of as Readonly<Record<string, string | number | null>>).map(([key, value]) => [
        key,
        typeof value === 'string' && key !== 'detail' ? (names.get(value) ?? value) : (value ?? ''),
      ]),
    );
}
