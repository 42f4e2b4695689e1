import type { Json } from '../model/entity.ts';
import { instantOf } from '../model/instant.ts';
import { PatternWork } from './pattern-work.ts';
import { type Attributed, type Linked, nothingLinked, type Target, targetsOf } from './q-targets.ts';
import type { QLiteral, QNode, QValue } from './q-tree.ts';
import { safePattern } from './safe-pattern.ts';

/**
 * Does it satisfy the query (ETSI GS CIM 009 V1.9.1, clause 4.9)? A missing attribute satisfies nothing, not even `!=`; of
 * several instances one that does is enough.
 * @throws Problem facts.pattern-too-costly
 */
export function satisfies(
  node: QNode,
  of: Attributed,
  linked: Linked = nothingLinked,
  work: PatternWork = new PatternWork(),
): boolean {
  if ('terms' in node) {
    if (node.op === 'and') return node.terms.every((term) => satisfies(term, of, linked, work));
    return node.terms.some((term) => satisfies(term, of, linked, work));
  }
  return targetsOf(node.path, of, linked).some((target) => !('values' in node) || meets(node, target, work));
}

type Comparison = Extract<QNode, { values: unknown }>;

function meets({ op, values }: Comparison, { candidates, isLink }: Target, work: PatternWork): boolean {
  const isEqual = (): boolean =>
    candidates.some((candidate) => values.some((value) => equals(candidate, value)));
  if (op === '==') return isEqual();
  if (op === '!=') return !isEqual();
  if (isLink) return false;
  const [value] = values;
  if (op !== '~=' && op !== '!~=') return candidates.some((candidate) => ordered(op, candidate, value));
  const source = value && 'value' in value ? String(value.value) : '';
  const found = candidates.some(
    (candidate) => typeof candidate === 'string' && safePattern(source).test(candidate, work),
  );
  return op === '~=' ? found : !found;
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
  const [one, other] = inOneForm(candidate, literal);
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

/** The same moment may be written in several ways: times are compared as times (clause 4.9). */
function inOneForm(candidate: string, literal: string): readonly [string, string] {
  const moment = MAY_BE_TIME.test(literal) && MAY_BE_TIME.test(candidate) ? instantOf(literal) : null;
  const other = moment === null ? null : instantOf(candidate);
  return moment === null || other === null ? [candidate, literal] : [other, moment];
}

const MAY_BE_TIME = /^\d{4}-\d\d-\d\dT/;
