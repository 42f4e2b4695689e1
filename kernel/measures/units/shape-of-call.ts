import type { ASTNode } from '@marcbachmann/cel-js';
import { attributeOf, elementOf, numberOf, other, rows, type Shape } from './shape.ts';
import { one } from './unit.ts';

type Of = (node: ASTNode) => Shape;

const BINDING = new Set(['all', 'exists', 'exists_one', 'filter', 'map']);

/** Macros that bind their first argument. */
export function binds(method: string): boolean {
  return BINDING.has(method);
}

/** What a function gives (kernel/measures/functions.ts and CEL's own). */
export function shapeOfCall(name: string, args: readonly ASTNode[], of: Of): Shape {
  const shapes = args.map(of);
  const [first = other, second = other, third = other] = shapes;
  switch (name) {
    case 'count':
    case 'size':
      return numberOf(one);
    case 'sum':
    case 'mean':
      return numberUnder(first, args[1]);
    case 'covered':
    case 'unmatched':
    case 'latest':
    case 'complete':
      return first;
    case 'matched':
      return { is: 'list', of: merged(elementOf(first), elementOf(third)) };
    case 'grouped':
      return grouped(first, args[1]);
    case 'double':
    case 'int':
    case 'uint':
    case 'dyn':
      return first;
    default:
      return second.is === 'unknown' ? second : other;
  }
}

export function shapeOfMethod(name: string, owner: Shape, args: readonly ASTNode[], of: Of): Shape {
  for (const argument of args) of(argument);
  return name === 'size' ? numberOf(one) : other;
}

/** The sum of an attribute that is a number has its unit; what is none counts as nothing, whatever its unit. */
function numberUnder(list: Shape, name: ASTNode | undefined): Shape {
  const attribute = textIn(name);
  const found = attribute === null ? other : attributeOf(elementOf(list), attribute);
  if (found.is === 'number' || found.is === 'unknown') return found;
  return { is: 'unknown', attribute: attribute ?? '?' };
}

/** What both know, the row's own value says. */
function merged(own: Shape, more: Shape): Shape {
  if (own.is !== 'row' || more.is !== 'row') return own;
  return { is: 'row', attributes: { ...more.attributes, ...own.attributes } };
}

function grouped(list: Shape, names: ASTNode | undefined): Shape {
  const row = elementOf(list);
  const by = names?.op === 'list' ? names.args.map(textIn) : [];
  const keys = by.flatMap((name) => (name === null ? [] : [[name, attributeOf(row, name)] as const]));
  return rows({ ...Object.fromEntries(keys), rows: list });
}

function textIn(node: ASTNode | undefined): string | null {
  return node?.op === 'value' && typeof node.args === 'string' ? node.args : null;
}
