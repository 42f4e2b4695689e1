import { ProblemError } from '@yuheng/kernel/client';
import { Problem } from '@yuheng/kernel/problem';
import { helpFor } from './help.ts';
import { InputError } from './input-error.ts';
import { both } from './text.ts';
import { UsageError } from './usage-error.ts';

type Command = (args: readonly string[]) => Promise<number>;

/** Loaded when asked for: `plan compile` needs no server, and `verify` no database. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  serve: async () => (await import('./commands/serve.ts')).serve,
  demo: async () => (await import('./commands/demo.ts')).demo,
  'sign-in': async () => (await import('./commands/sign-in.ts')).signIn,
  call: async () => (await import('./commands/call.ts')).call,
  plan: async () => (await import('./commands/plan-compile.ts')).planCompile,
  network: async () => (await import('./commands/network.ts')).network,
  verify: async () => (await import('./commands/verify.ts')).verify,
  check: async () => (await import('./check/run-check.ts')).runCheck,
  bench: async () => (await import('./commands/bench.ts')).bench,
};

/** Exit codes: 0 fine, 1 the input is at fault, 2 usage, 3 internal. */
async function main([name = '', ...args]: readonly string[]): Promise<number> {
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) {
    const asked = ['', 'help', '--help', '-h'].includes(name);
    (asked ? console.log : console.error)(both('usage'));
    return asked ? 0 : 2;
  }
  const help = helpFor(name, args);
  if (help !== null) {
    console.log(help);
    return 0;
  }
  try {
    return await (await command())(args);
  } catch (error) {
    return await tell(error);
  }
}

async function tell(error: unknown): Promise<number> {
  if (error instanceof UsageError || error instanceof InputError) {
    console.error(error.message);
    return error instanceof UsageError ? 2 : 1;
  }
  if (error instanceof ProblemError) {
    console.error(`${error.problem.messages['zh-CN']}\n${error.problem.messages.en}`);
    return error.problem.status >= 500 ? 3 : 1;
  }
  if (error instanceof Problem) {
    const { describeProblem } = await import('./describe-problem.ts');
    const { lines, exit } = describeProblem(error);
    console.error(lines.join('\n'));
    return exit;
  }
  console.error(both('internal'), error);
  return 3;
}

process.exitCode = await main(process.argv.slice(2));
