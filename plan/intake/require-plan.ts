import { Problem } from '@yuheng/kernel/problem';
import type { Compiled } from '../compile/compiled.ts';

/** Throws `plan.not-a-plan` where the compiler found no numbered work in the document. */
export function requirePlan(compiled: Compiled): void {
  if (compiled.plans.length === 0) throw new Problem('plan.not-a-plan', { name: compiled.source.name });
}
