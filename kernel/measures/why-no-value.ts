import type { ASTNode, Environment } from '@marcbachmann/cel-js';
import type { Fact } from '../facts/model/entity.ts';
import type { MeasureDefinition } from './definition.ts';
import { measureEnvironment } from './functions.ts';
import { type Row, rowsOf } from './rows.ts';

/** Why a measurement has no value; in words `evidence.no-value.<code>` of the console. */
export interface NoValue {
  readonly code: 'no-facts' | 'division-by-zero' | 'nothing-to-average' | 'too-large' | 'not-computed';
  /** The part of the expression that is at fault; of `not-computed`, what the expression language says. */
  readonly place: string;
}

/**
 * Why the expression has no finite value for these facts. It is found from the evidence itself, so that everybody who has it
 * finds the same. Pure. @param facts by selection
 */
export function whyNoValue(
  { expression, select }: Pick<MeasureDefinition, 'expression' | 'select'>,
  facts: Readonly<Record<string, readonly Fact[]>>,
): NoValue {
  const names = Object.keys(select);
  const rows = Object.fromEntries(names.map((name) => [name, rowsOf(facts[name] ?? [])]));
  const environment = measureEnvironment(names);
  const run = environment.parse(expression);
  const nodes = nodesOf(run.ast);
  const divisor = nodes
    .flatMap((node) => (node.op === '/' || node.op === '%' ? [node.args[1]] : []))
    .find((node) => valueOf(node, environment, rows) === 0);
  if (divisor) return { code: 'division-by-zero', place: textOf(divisor) };
  const average = nodes.find(
    (node) => node.op === 'call' && node.args[0] === 'mean' && Number.isNaN(valueOf(node, environment, rows)),
  );
  const code = names.every((name) => (facts[name] ?? []).length === 0) ? 'no-facts' : 'nothing-to-average';
  if (average) return { code, place: textOf(average) };
  try {
    const value: unknown = run(rows);
    const infinite = typeof value === 'number' && !Number.isNaN(value) && !Number.isFinite(value);
    return { code: infinite ? 'too-large' : 'not-computed', place: expression };
  } catch (error) {
    const [place = ''] = error instanceof Error ? error.message.split('\n') : [];
    return { code: 'not-computed', place };
  }
}

type Rows = Readonly<Record<string, readonly Row[]>>;

/** Null for what cannot be computed by itself, as what speaks of the variable of a macro around it. */
function valueOf(node: ASTNode, environment: Environment, rows: Rows): number | null {
  try {
    const value: unknown = environment.parse(textOf(node))(rows);
    return typeof value === 'number' || typeof value === 'bigint' ? Number(value) : null;
  } catch {
    return null;
  }
}

/** All parts of an expression, the innermost first. */
function nodesOf(node: ASTNode): readonly ASTNode[] {
  return [...childrenOf(node).flatMap(nodesOf), node];
}

function childrenOf(node: ASTNode): readonly ASTNode[] {
  switch (node.op) {
    case 'value':
    case 'id':
      return [];
    case '.':
    case '.?':
      return [node.args[0]];
    case 'call':
      return node.args[1];
    case 'rcall':
      return [node.args[1], ...node.args[2]];
    case 'map':
      return node.args.flat();
    case '!_':
    case '-_':
      return [node.args];
    default:
      return node.args;
  }
}

function textOf({ input, range }: ASTNode): string {
  return input.slice(range.start, range.end);
}
