import type { ASTNode } from '@marcbachmann/cel-js';
import { Problem } from '../../http/problem.ts';
import { attributeOf, elementOf, numberOf, other, type Shape } from './shape.ts';
import { binds, shapeOfCall, shapeOfMethod } from './shape-of-call.ts';
import { codeOf, common, divided, levels, literalOf, multiplied, type Unit } from './unit.ts';

export type Scope = ReadonlyMap<string, Shape>;

const SUMS = new Set(['+', '-', '%']);
const COMPARISONS = new Set(['==', '!=', '<', '<=', '>', '>=']);

/**
 * What an expression of CEL gives, worked out from what its variables hold. Pure.
 * @param code of the measure, for what is said when it is refused
 * @throws Problem measures.units-conflict, measures.unit-unknown
 */
export function shapeOf(node: ASTNode, scope: Scope, code: string): Shape {
  const of = (child: ASTNode, within: Scope = scope) => shapeOf(child, within, code);
  switch (node.op) {
    case 'value': {
      const value: unknown = typeof node.args === 'object' ? node.args?.valueOf() : node.args;
      return typeof value === 'number' || typeof value === 'bigint'
        ? numberOf(literalOf(Number(value)))
        : other;
    }
    case 'id':
      return scope.get(node.args) ?? other;
    case '.':
    case '.?':
      return attributeOf(of(node.args[0]), node.args[1]);
    case '[]':
    case '[?]':
      return indexed(of(node.args[0]), node.args[1]);
    case 'list': {
      const [first, ...more] = node.args.map((child) => of(child));
      const single = more.reduce<Shape>((a, b) => alike(a, b, node, code), first ?? other);
      return { is: 'list', of: single };
    }
    case 'call': {
      const [name, args] = node.args;
      return shapeOfCall(name, args, (child) => of(child));
    }
    case 'rcall': {
      const [name, receiver, args] = node.args;
      const owner = of(receiver);
      if (!binds(name)) return shapeOfMethod(name, owner, args, (child) => of(child));
      const [variable, ...rest] = args;
      const inner = new Map(scope);
      if (variable?.op === 'id') inner.set(variable.args, elementOf(owner));
      const inside = rest.map((child) => of(child, inner));
      if (name === 'filter') return owner;
      return name === 'map' ? { is: 'list', of: inside.at(-1) ?? other } : other;
    }
    case '?:': {
      const [when, then, otherwise] = node.args;
      of(when);
      return alike(of(then), of(otherwise), node, code);
    }
    case '-_':
      return of(node.args);
    case '!_':
      of(node.args);
      return other;
    case 'map':
      for (const [key, value] of node.args) {
        of(key);
        of(value);
      }
      return other;
    default:
      return binary(node.op, of(node.args[0]), of(node.args[1]), node, code);
  }
}

function binary(op: string, left: Shape, right: Shape, node: ASTNode, code: string): Shape {
  if (op === '*' || op === '/') {
    const [a, b] = [unitIn(left, node, code), unitIn(right, node, code)];
    return numberOf(op === '*' ? multiplied(a, b) : divided(a, b));
  }
  if (SUMS.has(op)) {
    if (left.is === 'number' && right.is === 'number') {
      const special = levels(left.unit, right.unit, op === '-');
      if (special) return numberOf(special);
    }
    return alike(left, right, node, code);
  }
  if (COMPARISONS.has(op) && left.is === 'number' && right.is === 'number') alike(left, right, node, code);
  return other;
}

/** One shape for two that are added, compared or chosen from. */
function alike(left: Shape, right: Shape, node: ASTNode, code: string): Shape {
  if (left.is === 'unknown') return left;
  if (right.is === 'unknown') return right;
  if (left.is === 'number' && right.is === 'number') {
    const unit = common(left.unit, right.unit);
    if (unit !== null) return numberOf(unit);
    throw new Problem('measures.units-conflict', {
      code,
      left: codeOf(left.unit),
      right: codeOf(right.unit),
      place: textOf(node),
    });
  }
  if (left.is === 'list' && right.is === 'list') return { is: 'list', of: united(left.of, right.of) };
  return left;
}

/** Rows of either list: what both know with different units is known of neither. */
function united(left: Shape, right: Shape): Shape {
  if (left.is !== 'row' || right.is !== 'row') return left;
  const attributes = { ...left.attributes, ...right.attributes };
  for (const [name, shape] of Object.entries(left.attributes)) {
    const also = Object.hasOwn(right.attributes, name) ? right.attributes[name] : undefined;
    const differ = also?.is === 'number' && shape.is === 'number' && common(also.unit, shape.unit) === null;
    if (differ) attributes[name] = { is: 'unknown', attribute: name };
  }
  return { is: 'row', attributes };
}

function unitIn(shape: Shape, node: ASTNode, code: string): Unit {
  if (shape.is === 'number') return shape.unit;
  const attribute = shape.is === 'unknown' ? shape.attribute : '?';
  throw new Problem('measures.unit-unknown', { code, attribute, place: textOf(node) });
}

function indexed(owner: Shape, index: ASTNode): Shape {
  if (owner.is === 'list') return owner.of;
  return index.op === 'value' && typeof index.args === 'string' ? attributeOf(owner, index.args) : owner;
}

/** The place in the expression as it was written. */
function textOf({ input, range }: ASTNode): string {
  return input.slice(range.start, range.end);
}
