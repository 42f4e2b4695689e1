import { benchCoverage } from '@yuheng/bench/coverage';
import { benchFoundation } from '@yuheng/bench/foundation';
import { benchPlan, developmentSet } from '@yuheng/bench/plan';
import { parseFlags, parsePort } from '../flags.ts';
import { both } from '../text.ts';
import { UsageError } from '../usage-error.ts';

const PORT = 4869;

/**
 * `yuheng bench [--runs N] [--port N]`: figures as ratios against a baseline of the same run.
 * `yuheng bench plan [FOLDER] [--runs N] [--differences]`: the plan compiler against its development set, or another
 * folder of marked plans with subfolders as in plan/dev-set.
 * `yuheng bench coverage [--runs N] [--sites N]`: the coverage engine against SPLAT! where it is installed, and a city.
 */
export async function bench(args: readonly string[]): Promise<number> {
  const { flags, on, rest } = parseFlags(args, ['runs', 'port', 'sites'], ['differences'], 3);
  const plan = rest[0] === 'plan' && rest.length <= 2;
  const coverage = rest[0] === 'coverage' && rest.length === 1;
  const runs = Number(flags['runs'] ?? (plan ? 20 : coverage ? 5 : 300));
  const sites = Number(flags['sites'] ?? 3000);
  const whole = [runs, sites].every((value) => Number.isInteger(value) && value >= 1);
  if ((rest.length > 0 && !plan && !coverage) || !whole || sites > 20_000)
    throw new UsageError(both('usage.bench'));
  const say = (line: string) => console.log(line);
  if (plan) benchPlan({ folder: rest[1] ?? developmentSet, runs, differences: on.has('differences'), say });
  else if (coverage) await benchCoverage({ runs, sites, say });
  else await benchFoundation({ runs, port: parsePort(flags['port'], PORT), say });
  return 0;
}
