import { loadKernelRegistry } from '@yuheng/kernel/open-kernel';
import type { Problem } from '@yuheng/kernel/problem';
import { packs } from './server/packs.ts';

/** Faults of how a command was called, or of the machine that it runs on, rather than of what was put in. */
const USAGE = new Set(['http.bad-port', 'http.bad-host', 'store.bad-url']);

/** A problem in both languages, with the exit code that fits: 1 the input, 2 usage, 3 everything else. */
export function describeProblem(problem: Problem): {
  readonly lines: readonly string[];
  readonly exit: number;
} {
  const registry = loadKernelRegistry(packs);
  const text = registry.errorText(problem.code, problem.values);
  const status = registry.statusOf(problem.code);
  const exit = USAGE.has(problem.code) ? 2 : status < 500 ? 1 : 3;
  return { lines: [text['zh-CN'], text.en], exit };
}
