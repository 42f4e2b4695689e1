import { Problem } from '../http/problem.ts';
import { measureEnvironment } from './functions.ts';
import type { Row } from './rows.ts';

/** `no-data`: the expression has no finite value for these facts (for example 0/0). */
export type Outcome =
  | { readonly value: number; readonly status: 'ok' }
  | { readonly value: null; readonly status: 'no-data' };

export type Evaluate = (rows: Readonly<Record<string, readonly Row[]>>) => Outcome;

/**
 * Reads a measure's expression once; it must give a number, which is decided here and not at the first evaluation.
 * @throws Problem measures.bad-expression
 */
export function compileExpression(expression: string, selections: readonly string[]): Evaluate {
  const environment = measureEnvironment(selections);
  const checked = environment.check(expression);
  if (!checked.valid)
    throw new Problem('measures.bad-expression', { reason: checked.error?.message.split('\n')[0] ?? '' });
  if (checked.type !== undefined && !['double', 'int', 'uint', 'dyn'].includes(checked.type)) {
    throw new Problem('measures.bad-expression', { reason: `${checked.type} ≠ number` });
  }
  const run = environment.parse(expression);
  return (rows) => {
    let result: unknown;
    try {
      result = run(rows);
    } catch {
      return { value: null, status: 'no-data' };
    }
    const value = Number(result);
    return typeof result !== 'boolean' && Number.isFinite(value)
      ? { value, status: 'ok' }
      : { value: null, status: 'no-data' };
  };
}
