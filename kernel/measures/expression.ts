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
    const value = numberOf(result);
    return value === null ? { value: null, status: 'no-data' } : { value, status: 'ok' };
  };
}

/** A double, int or uint of CEL as a number; null for what is none (an empty text is not 0), and for what is not finite. */
function numberOf(result: unknown): number | null {
  // The int of CEL is a bigint here, its uint an object that holds one.
  const held: unknown = typeof result === 'object' && result !== null ? result.valueOf() : result;
  const number = typeof held === 'bigint' ? Number(held) : result;
  // JSON and PostgreSQL's jsonb know no negative zero: a figure must read back as it was.
  return typeof number === 'number' && Number.isFinite(number) ? number + 0 : null;
}
