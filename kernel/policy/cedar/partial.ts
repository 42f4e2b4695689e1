import { compile, constant, type Request } from './compile-expression.ts';
import { FAILED } from './failure.ts';
import { type Expression, operatorOf } from './policy-json.ts';
import { type CedarRecord, CedarSet, EntityRef, type Value } from './value.ts';

/** Somebody asks for something, of a resource of which only its type and some of its attributes are known. */
export interface PartialRequest extends Omit<Request, 'resource'> {
  readonly resourceType: string;
  readonly known: CedarRecord;
}

/** A value, no value for sure, or what is left to ask once the resource is known. */
export type Part = { readonly value: Value } | typeof FAILED | { readonly rest: Expression };

/** Evaluates what can be evaluated before the resource is known. What is left comes to the same as the whole. */
export function partial(expression: Expression, request: PartialRequest): Part {
  const [operator, operands] = operatorOf(expression);
  switch (operator) {
    case 'Var':
      return operands === 'resource' ? { rest: expression } : { value: valueOf(expression, request) };
    case '.': {
      const { left, attr } = operands as { left: Expression; attr: string };
      const value = left['Var'] === 'resource' ? request.known.get(attr) : undefined;
      return value === undefined ? strict(operator, operands, ['left'], request) : { value };
    }
    case 'has': {
      const { left, attr } = operands as { left: Expression; attr: string };
      const isKnown = left['Var'] === 'resource' && typeof attr === 'string' && request.known.has(attr);
      return isKnown ? { value: true } : strict(operator, operands, ['left'], request);
    }
    case 'is': {
      const {
        left,
        entity_type,
        in: above,
      } = operands as { left: Expression; entity_type: string; in?: Expression };
      if (left['Var'] !== 'resource')
        return strict(operator, operands, above ? ['left', 'in'] : ['left'], request);
      if (entity_type !== request.resourceType) return { value: false };
      return above ? partial({ in: { left, right: above } }, request) : { value: true };
    }
    case 'like':
      return strict(operator, operands, ['left'], request);
    case '==':
    case '!=': {
      const { left, right } = operands as { left: Expression; right: Expression };
      const other = left['Var'] === 'resource' ? right : right['Var'] === 'resource' ? left : null;
      const part = other && partial(other, request);
      const unlike =
        part &&
        part !== FAILED &&
        'value' in part &&
        !(part.value instanceof EntityRef && part.value.type === request.resourceType);
      return unlike ? { value: operator === '!=' } : strict(operator, operands, ['left', 'right'], request);
    }
    case '&&':
    case '||': {
      const { left, right } = operands as { left: Expression; right: Expression };
      const decisive = operator === '||';
      const first = partial(left, request);
      if (first === FAILED) return FAILED;
      if ('value' in first) {
        if (typeof first.value !== 'boolean') return FAILED;
        return first.value === decisive ? { value: decisive } : truthOf(partial(right, request));
      }
      return { rest: { [operator]: { left: first.rest, right: restOf(partial(right, request), right) } } };
    }
    case 'if-then-else': {
      const { if: condition, then: yes, else: no } = operands as Record<'if' | 'then' | 'else', Expression>;
      const first = partial(condition, request);
      if (first === FAILED) return FAILED;
      if ('value' in first) {
        if (typeof first.value !== 'boolean') return FAILED;
        return partial(first.value ? yes : no, request);
      }
      return { rest: expression };
    }
    case 'Set':
    case 'Record':
    case 'Value':
    case 'constant':
      return strict(
        operator,
        operands,
        Object.keys(operator === 'Set' || operator === 'Record' ? (operands as object) : {}),
        request,
      );
    default:
      return strict(operator, operands, Object.keys(operands as object), request);
  }
}

/** An operator that needs all its operands: it has a value if they all have, and none if one of them has none. */
function strict(
  operator: string,
  operands: unknown,
  names: readonly string[],
  request: PartialRequest,
): Part {
  const parts = names.map(
    (name) => [name, partial((operands as Record<string, Expression>)[name] as Expression, request)] as const,
  );
  if (parts.some(([, part]) => part === FAILED)) return FAILED;
  const known = parts.map(([name, part]) => [name, restOf(part, {})] as const);
  const whole = {
    [operator]: Array.isArray(operands)
      ? known.map(([, one]) => one)
      : names.length === 0
        ? operands
        : { ...(operands as object), ...Object.fromEntries(known) },
  };
  const open = parts.some(([, part]) => part !== FAILED && 'rest' in part);
  if (open) return { rest: whole };
  try {
    return { value: valueOf(whole, request) };
  } catch (error) {
    if (error === FAILED) return FAILED;
    throw error;
  }
}

/** Of an operand whose value stands for the whole: anything but a Boolean is a failure. */
function truthOf(part: Part): Part {
  if (part === FAILED || 'rest' in part)
    return part === FAILED ? part : { rest: { '&&': { left: constant(true), right: part.rest } } };
  return typeof part.value === 'boolean' ? part : FAILED;
}

/** The part as an expression; what fails for sure stays as it was, for it may never be asked. */
function restOf(part: Part, whole: Expression): Expression {
  if (part === FAILED) return whole;
  return 'rest' in part ? part.rest : constant(part.value);
}

const NOBODY = new EntityRef('', '');

function valueOf(expression: Expression, request: PartialRequest): Value {
  return compile(expression)({ ...request, resource: NOBODY });
}

/** Tags of the resource that an expression asks for by name; null where it may ask for any. */
export function tagsOf(expression: Expression): ReadonlySet<string> | null {
  const [operator, operands] = operatorOf(expression);
  if (operator === 'constant' || operator === 'Value' || operator === 'Var') return new Set();
  const children = Array.isArray(operands)
    ? (operands as readonly Expression[])
    : Object.values(operands as Record<string, unknown>).filter(
        (one): one is Expression => typeof one === 'object' && one !== null && !Array.isArray(one),
      );
  const found = new Set<string>();
  if (operator === 'hasTag' || operator === 'getTag') {
    const { right } = operands as { right: Expression };
    const name = right['constant'] ?? right['Value'];
    if (typeof name !== 'string') return null;
    found.add(name);
  }
  for (const child of children) {
    const own = tagsOf(child);
    if (own === null) return null;
    for (const name of own) found.add(name);
  }
  return found;
}

/** Of a constant set of texts, its members; of a constant text, itself; null for anything else. */
export function textsOf(expression: Expression): readonly string[] | null {
  const value = (expression['constant'] ?? expression['Value']) as Value | undefined;
  if (typeof value === 'string') return [value];
  if (!(value instanceof CedarSet)) return null;
  const members = [...value.members.values()];
  return members.every((one) => typeof one === 'string') ? members : null;
}
