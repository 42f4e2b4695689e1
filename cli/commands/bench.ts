import { benchFoundation } from '@yuheng/bench/foundation';
import { parseFlags, parsePort } from '../flags.ts';
import { both } from '../text.ts';
import { UsageError } from '../usage-error.ts';

const PORT = 4869;

/** `yuheng bench [--runs N] [--port N]`: figures as ratios against a baseline of the same run. */
export async function bench(args: readonly string[]): Promise<number> {
  const { flags, rest } = parseFlags(args, ['runs', 'port']);
  const runs = Number(flags['runs'] ?? 300);
  if (rest.length > 0 || !Number.isInteger(runs) || runs < 1) throw new UsageError(both('usage.bench'));
  await benchFoundation({ runs, port: parsePort(flags['port'], PORT), say: (line) => console.log(line) });
  return 0;
}
