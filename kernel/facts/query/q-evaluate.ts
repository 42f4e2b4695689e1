import type { Fact, Json } from '../model/entity.ts';
import { instantOf } from '../model/instant.ts';
import type { QLiteral, QNode, QPath, QValue } from './q-grammar.ts';
import { safePattern } from './safe-pattern.ts';

/** What a condition looks at. */
export type Valued = Pick<Fact, 'value' | 'observedAt' | 'unitCode'>;

/** Does the entity with these facts satisfy the query? A missing attribute satisfies nothing, not even `!=`. */
export function satisfies(node: QNode, facts: Readonly<Record<string, Valued>>): boolean {
  if ('terms' in node) {
    if (node.op === 'and') return node.terms.every((term) => satisfies(term, facts));
    return node.terms.some((term) => satisfies(term, facts));
  }
  const target = valueAt(node.path, facts);
  if (target === undefined) return false;
  if (!('values' in node)) return true;
  const candidates = Array.isArray(target) ? (target as readonly Json[]) : [target];
  const values = node.path.sub === 'observedAt' ? node.values.map(asInstant) : node.values;
  switch (node.op) {
    case '==':
      return candidates.some((candidate) => values.some((value) => equals(candidate, value)));
    case '!=':
      return !candidates.some((candidate) => values.some((value) => equals(candidate, value)));
    case '~=':
    case '!~=': {
      const [value] = node.values;
      const source = value && 'value' in value ? String(value.value) : '';
      const found = candidates.some(
        (candidate) => typeof candidate === 'string' && safePattern(source).test(candidate),
      );
      return node.op === '~=' ? found : !found;
    }
    default:
      return candidates.some((candidate) => ordered(node.op, candidate, values[0]));
  }
}

function valueAt(path: QPath, facts: Readonly<Record<string, Valued>>): Json | undefined {
  const fact = Object.hasOwn(facts, path.attribute) ? facts[path.attribute] : undefined;
  if (!fact) return undefined;
  if (path.sub === 'observedAt') return fact.observedAt ?? undefined;
  if (path.sub === 'unitCode') return fact.unitCode ?? undefined;
  if (path.sub !== null) return undefined;
  let value: Json | undefined = fact.value;
  for (const member of path.members) {
    if (typeof value !== 'object' || value === null || Array.isArray(value) || !Object.hasOwn(value, member))
      return undefined;
    value = plain((value as Readonly<Record<string, Json>>)[member]);
  }
  return value;
}

/** The bare value of one that says its type, language or that it is a URI (context/expand.ts). */
function plain(value: Json | undefined): Json | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const { '@value': literal, '@id': uri, '@list': list } = value as Readonly<Record<string, Json>>;
  if (literal !== undefined) return literal;
  if (uri !== undefined && Object.keys(value).length === 1) return uri;
  return Array.isArray(list) ? list.map((one: Json) => plain(one) ?? null) : value;
}

/** Times are kept in UTC with milliseconds; one that is written otherwise is still the same instant. */
function asInstant(value: QValue): QValue {
  const instant = (literal: QLiteral): QLiteral =>
    typeof literal === 'string' ? (instantOf(literal) ?? literal) : literal;
  return 'from' in value
    ? { from: instant(value.from), to: instant(value.to) }
    : { value: instant(value.value) };
}

function equals(candidate: Json, value: QValue): boolean {
  if ('from' in value) return compare(candidate, value.from) >= 0 && compare(candidate, value.to) <= 0;
  return compare(candidate, value.value) === 0;
}

function ordered(op: string, candidate: Json, value: QValue | undefined): boolean {
  if (!value || 'from' in value) return false;
  const order = compare(candidate, value.value);
  if (op === '>') return order > 0;
  if (op === '>=') return order >= 0;
  return op === '<' ? order < 0 : order <= 0;
}

/** Order of two values of one kind; NaN (which no comparison accepts) for different kinds. */
function compare(candidate: Json, literal: QLiteral): number {
  if (typeof candidate === 'number' && typeof literal === 'number') return candidate - literal;
  if (typeof candidate === 'boolean' && typeof literal === 'boolean')
    return Number(candidate) - Number(literal);
  if (typeof candidate !== 'string' || typeof literal !== 'string') return Number.NaN;
  if (candidate === literal) return 0;
  return candidate < literal ? -1 : 1;
}
