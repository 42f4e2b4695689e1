import type { Environment } from '@marcbachmann/cel-js';
import { canonical, sha256 } from '../audit/digest.ts';
import { Problem } from '../http/problem.ts';
import { measureEnvironment } from './functions.ts';
import type { Row } from './rows.ts';
import type { StepResults } from './step-results.ts';
import { type Step, type Steps, stepsOf } from './steps.ts';

/** `no-data`: the expression has no finite value for these facts (for example 0/0). */
export type Outcome =
  | { readonly value: number; readonly status: 'ok' }
  | { readonly value: null; readonly status: 'no-data' };

type Rows = Readonly<Record<string, readonly Row[]>>;

/** @param results of earlier evaluations; without them everything is computed */
export type Evaluate = (rows: Rows, results?: StepResults) => Outcome;

/**
 * Reads a measure's expression once; it must give a number, which is decided here and not at the first evaluation.
 * @param sources what stands for each selection in the keys of results: two that are the same share them
 * @throws Problem measures.bad-expression
 */
export function compileExpression(
  expression: string,
  selections: readonly string[],
  sources: Readonly<Record<string, string>> = {},
): Evaluate {
  const environment = measureEnvironment(selections);
  const checked = environment.check(expression);
  if (!checked.valid)
    throw new Problem('measures.bad-expression', { reason: checked.error?.message.split('\n')[0] ?? '' });
  if (checked.type !== undefined && !['double', 'int', 'uint', 'dyn'].includes(checked.type)) {
    throw new Problem('measures.bad-expression', { reason: `${checked.type} ≠ number` });
  }
  const run = environment.parse(expression);
  const runSteps = compileSteps(stepsOf(run.ast, selections), environment, sources);
  return (rows, results) => {
    // A step that fails may be one that the whole expression never asks for.
    const value = (results && runSteps && attempt(() => runSteps(rows, results))) ?? attempt(() => run(rows));
    return value === null ? { value: null, status: 'no-data' } : { value, status: 'ok' };
  };
}

function attempt(compute: () => unknown): number | null {
  try {
    return numberOf(compute());
  } catch {
    return null;
  }
}

/** Null for what cannot be parted. */
function compileSteps(
  { steps, last }: Steps,
  environment: Environment,
  sources: Readonly<Record<string, string>>,
): ((rows: Rows, results: StepResults) => unknown) | null {
  const keys = new Map(Object.entries(sources));
  const runs: {
    readonly step: Step;
    readonly key: string;
    readonly run: (values: Record<string, unknown>) => unknown;
  }[] = [];
  for (const step of steps) {
    const { valid, type = 'dyn' } = environment.check(step.text);
    if (!valid) return null;
    const key = sha256(canonical([step.text, ...step.reads.map((name) => keys.get(name) ?? name)])).toString(
      'hex',
    );
    keys.set(step.name, key);
    runs.push({ step, key, run: environment.parse(step.text) });
    environment.registerVariable(step.name, type);
  }
  if (!environment.check(last).valid) return null;
  const runLast = environment.parse(last);
  return (rows, results) => {
    const values: Record<string, unknown> = { ...rows };
    for (const { step, key, run } of runs) {
      const reads = step.reads.map((name) => values[name]);
      values[step.name] = results.of(key, reads, () => run(values));
    }
    return runLast(values);
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
