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
 */
export async function bench(args: readonly string[]): Promise<number> {
  const { flags, on, rest } = parseFlags(args, ['runs', 'port'], ['differences'], 3);
  const plan = rest[0] === 'plan' && rest.length <= 2;
  const runs = Number(flags['runs'] ?? (plan ? 20 : 300));
  if ((rest.length > 0 && !plan) || !Number.isInteger(runs) || runs < 1)
    throw new UsageError(both('usage.bench'));
  const say = (line: string) => console.log(line);
  if (plan) benchPlan({ folder: rest[1] ?? developmentSet, runs, differences: on.has('differences'), say });
  else await benchFoundation({ runs, port: parsePort(flags['port'], PORT), say });
  return 0;
}
