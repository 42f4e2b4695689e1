import { ProblemError } from '@yuheng/kernel/client';
import type { Text } from '@yuheng/kernel/messages';
import { Problem } from '@yuheng/kernel/problem';
import { CommandError } from './command-error.ts';
import { text } from './text.ts';

/** An error as the command line tells it, whatever threw it. */
export interface ToldError {
  /** Stable, `<owner>.<code>`: what scripts may look at. */
  readonly code: string;
  readonly messages: Text;
  readonly values: Readonly<Record<string, string | number>>;
  /** 1 the input is at fault, 2 usage, 3 everything else. */
  readonly exit: number;
}

/** Faults of how a command was called, or of the machine that it runs on, rather than of what was put in. */
const usage = new Set(['http.bad-port', 'http.bad-host', 'store.bad-url']);

export async function describeError(error: unknown): Promise<ToldError> {
  if (error instanceof CommandError) return error;
  if (error instanceof ProblemError) {
    const { code, messages, status, values = {} } = error.problem;
    return { code, messages, values, exit: status >= 500 ? 3 : 1 };
  }
  if (error instanceof Problem) return describeProblem(error);
  return { code: 'cli.internal', messages: text('internal'), values: {}, exit: 3 };
}

/** All packs with their texts are loaded for it, which a command without a problem does not wait for. */
async function describeProblem({ code, values, sentence }: Problem): Promise<ToldError> {
  const [{ loadKernelRegistry }, { packs }] = await Promise.all([
    import('@yuheng/kernel/open-kernel'),
    import('./server/packs.ts'),
  ]);
  const registry = loadKernelRegistry(packs);
  const exit = usage.has(code) ? 2 : registry.statusOf(code) < 500 ? 1 : 3;
  return { code, messages: registry.errorText(code, values, sentence), values, exit };
}
