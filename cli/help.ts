import { both } from './text.ts';

/** The text that says how each command is called. */
const usages: Readonly<Record<string, string>> = {
  serve: 'usage.serve',
  demo: 'usage.demo',
  'sign-in': 'usage.sign-in',
  call: 'usage.call',
  plan: 'usage.plan',
  network: 'usage.network',
  verify: 'usage.verify',
  check: 'check.usage',
  bench: 'usage.bench',
};

/**
 * How a command is called, where `--help` or `-h` is among its words, also behind the name of a part (`bench coverage
 * --help`); null where nobody asks.
 */
export function helpFor(command: string, args: readonly string[]): string | null {
  const usage = Object.hasOwn(usages, command) ? usages[command] : undefined;
  const asked = args.some((word) => word === '--help' || word === '-h');
  return usage !== undefined && asked ? both(usage) : null;
}
