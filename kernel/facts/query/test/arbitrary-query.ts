import fc from 'fast-check';
import type { QLiteral, QNode, QPath, QValue } from '../q-tree.ts';

const name = fc.constantFrom('state', 'power', 'a', 'B_2', 'constructor', 'toString', 'observedAt', 'x9');
const plainPath: fc.Arbitrary<QPath> = fc.record({
  attribute: name,
  subs: fc.array(fc.constantFrom('observedAt', 'unitCode', 'other'), { maxLength: 2 }),
  members: fc.array(name, { maxLength: 2 }),
});
const linkedPath: fc.Arbitrary<QPath> = fc
  .tuple(name, fc.array(fc.constantFrom('T', 'U'), { maxLength: 2 }), plainPath)
  .map(([attribute, types, path]) => ({ attribute, subs: [], members: [], linked: { types, path } }));
const path = fc.oneof({ weight: 4, arbitrary: plainPath }, { weight: 1, arbitrary: linkedPath });
const literal: fc.Arbitrary<QLiteral> = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.constantFrom('', '"', '\\', '\\"', '..', 'a..b', '中文;|()', 'true', '1', ' x '),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0),
  fc.integer(),
  fc.boolean(),
);
const single: fc.Arbitrary<QValue> = literal.map((value) => ({ value }));
const several = fc.array(fc.oneof(single, fc.record({ from: literal, to: literal })), {
  minLength: 1,
  maxLength: 3,
});
const pattern = fc
  .constantFrom('^a.*b$', 'on|off', '5G', '中+', 'a\\.b', '[")(;]x', '(ab)+')
  .map((value) => ({ value }));

const leaf: fc.Arbitrary<QNode> = fc.oneof(
  fc.record({ op: fc.constant('exists' as const), path }),
  fc.record({ op: fc.constantFrom('==' as const, '!=' as const), path, values: several }),
  fc.record({
    op: fc.constantFrom('>' as const, '>=' as const, '<' as const, '<=' as const),
    path,
    values: fc.tuple(single),
  }),
  fc.record({ op: fc.constantFrom('~=' as const, '!~=' as const), path, values: fc.tuple(pattern) }),
);

/** Syntax trees in the one form that the parser makes: no term of a list is a list of the same kind with one term. */
export const arbitraryQuery: fc.Arbitrary<QNode> = fc
  .letrec<{ node: QNode }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      leaf,
      fc.record({
        op: fc.constantFrom('and' as const, 'or' as const),
        terms: fc.array(tie('node'), { minLength: 2, maxLength: 3 }),
      }),
    ),
  }))
  .node.map((node) => structuredClone(node));

/** A tree as query text; nested lists always in parentheses. */
export function printQuery(node: QNode): string {
  if ('terms' in node)
    return node.terms
      .map((term) => ('terms' in term ? `(${printQuery(term)})` : printQuery(term)))
      .join(node.op === 'and' ? ';' : '|');
  const place = printPath(node.path);
  if (!('values' in node)) return place;
  if (node.op === '~=' || node.op === '!~=') {
    const [value] = node.values;
    const source = value && 'value' in value ? String(value.value) : '';
    return `${place}${node.op}"${source.replaceAll('"', '\\"')}"`;
  }
  return place + node.op + node.values.map(printValue).join(',');
}

function printPath({ attribute, subs, members, linked }: QPath): string {
  if (linked) {
    const types = linked.types.length > 0 ? `${linked.types.join(',')}:` : '';
    return `${attribute}{${types}${printPath(linked.path)}}`;
  }
  return [attribute, ...subs].join('.') + (members.length > 0 ? `[${members.join('.')}]` : '');
}

function printValue(value: QValue): string {
  return 'from' in value
    ? `${printLiteral(value.from)}..${printLiteral(value.to)}`
    : printLiteral(value.value);
}

function printLiteral(value: QLiteral): string {
  return typeof value === 'string' ? `"${value.replaceAll(/["\\]/g, '\\$&')}"` : String(value);
}
