import { benchFoundation } from '@yuheng/bench/foundation';
import { benchIntake } from '@yuheng/bench/intake';
import { benchPlan, developmentSet } from '@yuheng/bench/plan';
import { parseFlags, parsePort } from '../flags.ts';
import { both } from '../text.ts';
import { UsageError } from '../usage-error.ts';

const PORT = 4869;

/**
 * `yuheng bench [--runs N] [--port N]`: figures as ratios against a baseline of the same run.
 * `yuheng bench plan [FOLDER] [--runs N] [--differences]`: the plan compiler against its development set, or another
 * folder of marked plans with subfolders as in plan/dev-set.
 * `yuheng bench intake [--runs N] [--pages N]`: a long PDF from bytes to plan, and files that mean harm.
 */
export async function bench(args: readonly string[]): Promise<number> {
  const { flags, on, rest } = parseFlags(args, ['runs', 'port', 'pages'], ['differences'], 3);
  const plan = rest[0] === 'plan' && rest.length <= 2;
  const intake = rest[0] === 'intake' && rest.length === 1;
  const runs = Number(flags['runs'] ?? (plan || intake ? 20 : 300));
  const pages = Number(flags['pages'] ?? 100);
  const counts = [runs, pages].every((count) => Number.isInteger(count) && count >= 1);
  if ((rest.length > 0 && !plan && !intake) || !counts) throw new UsageError(both('usage.bench'));
  const say = (line: string) => console.log(line);
  if (plan) benchPlan({ folder: rest[1] ?? developmentSet, runs, differences: on.has('differences'), say });
  else if (intake) await benchIntake({ pages, runs, say });
  else await benchFoundation({ runs, port: parsePort(flags['port'], PORT), say });
  return 0;
}
