import { helpFor, helpText } from './help.ts';
import { tellError } from './tell-error.ts';
import { UsageError } from './usage-error.ts';

type Command = (args: readonly string[]) => Promise<number>;

/** Loaded when asked for: `plan compile` needs no server, and `verify` no database. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  serve: async () => (await import('./commands/serve.ts')).serve,
  demo: async () => (await import('./commands/demo.ts')).demo,
  'sign-in': async () => (await import('./commands/sign-in.ts')).signIn,
  key: async () => (await import('./commands/key.ts')).key,
  keys: async () => (await import('./commands/keys.ts')).keys,
  call: async () => (await import('./commands/call.ts')).call,
  policy: async () => (await import('./commands/policy.ts')).policy,
  plan: async () => (await import('./commands/plan-compile.ts')).planCompile,
  network: async () => (await import('./commands/network.ts')).network,
  verify: async () => (await import('./commands/verify.ts')).verify,
  backup: async () => (await import('./commands/backup.ts')).backup,
  restore: async () => (await import('./commands/restore.ts')).restore,
  check: async () => (await import('./check/run-check.ts')).runCheck,
  bench: async () => (await import('./commands/bench.ts')).bench,
};

/** Exit codes: 0 fine, 1 the input is at fault, 2 usage, 3 internal. */
async function main([name = '', ...args]: readonly string[]): Promise<number> {
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) {
    if (!['', 'help', '--help', '-h'].includes(name)) return await tellError(new UsageError('usage'), false);
    console.log(helpText());
    return 0;
  }
  const help = helpFor(name, args);
  if (help !== null) {
    console.log(help);
    return 0;
  }
  try {
    return await (await command())(args);
  } catch (error) {
    return await tellError(error, args.includes('--json'));
  }
}

process.exitCode = await main(process.argv.slice(2));
