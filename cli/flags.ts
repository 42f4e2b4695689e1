import { parseArgs } from 'node:util';
import { Problem } from '@yuheng/kernel/problem';
import { UsageError } from './usage-error.ts';

/**
 * Flags of a command: each takes one text; those in `switches` take none. Words that are no flags are refused beyond
 * `most`, and so are empty values: a variable of the shell that was not set is no folder. A flag behind `--` would be one of them, and a port that nobody heard is worse than an error.
 */
export function parseFlags(
  args: readonly string[],
  names: readonly string[],
  switches: readonly string[] = [],
  most = 0,
): {
  readonly flags: Readonly<Record<string, string | undefined>>;
  readonly on: ReadonlySet<string>;
  readonly rest: readonly string[];
} {
  const options = Object.fromEntries([
    ...names.map((name) => [name, { type: 'string' as const }] as const),
    ...switches.map((name) => [name, { type: 'boolean' as const }] as const),
  ]);
  try {
    // `yuheng demo -- --port N` is what people type who know `npm run demo -- --port N`.
    const given = args[0] === '--' ? args.slice(1) : args;
    const { values, positionals } = parseArgs({
      args: joined(given, names),
      options,
      allowPositionals: true,
    });
    const [empty] = Object.entries(values).find(([, value]) => value === '') ?? [];
    if (empty !== undefined) throw new UsageError('usage.empty', { flag: empty });
    const extra = positionals[most];
    if (extra !== undefined) throw new UsageError('usage.word', { word: extra });
    const flags = Object.fromEntries(
      Object.entries(values).filter(([, value]) => typeof value === 'string'),
    ) as Record<string, string>;
    const on = new Set(Object.entries(values).flatMap(([name, value]) => (value === true ? [name] : [])));
    return { flags, on, rest: positionals };
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError('usage.flag', { reason: (error as Error).message.split('\n')[0] ?? '' });
  }
}

/** `--port -1` is a value, not a flag: joined, so that its error is about the port. */
function joined(args: readonly string[], names: readonly string[]): string[] {
  const out: string[] = [];
  for (let index = 0; index < args.length; index += 1) {
    const [flag = '', value] = [args[index], args[index + 1]];
    const takesValue = flag.startsWith('--') && names.includes(flag.slice(2)) && value !== undefined;
    out.push(takesValue ? `${flag}=${value}` : flag);
    if (takesValue) index += 1;
  }
  return out;
}

/** @throws Problem http.bad-port */
export function parsePort(text: string | undefined, otherwise: number): number {
  if (text === undefined) return otherwise;
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535) throw new Problem('http.bad-port', { port: text });
  return port;
}
