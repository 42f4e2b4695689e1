import { arithmetic, negated, truth, whole } from './arithmetic.ts';
import { fail } from './failure.ts';
import { compileLike } from './like.ts';
import { type Binary, type Expression, operatorOf, type UidJson } from './policy-json.ts';
import { Unsupported } from './unsupported.ts';
import { CedarEntity, type CedarRecord, CedarSet, EntityRef, equal, type Value } from './value.ts';

/** Who asks for what, and what is known of entities that those three lead to. */
export interface Request {
  readonly principal: EntityRef;
  readonly action: EntityRef;
  readonly resource: EntityRef;
  readonly context: CedarRecord;
  /** By their keys. The three above need not be among them where they are entities themselves. */
  readonly entities?: ReadonlyMap<string, CedarEntity>;
}

/** @throws FAILED where Cedar's evaluator would */
export type Compiled = (request: Request) => Value;

/** A known value inside an expression (partial.ts). */
export function constant(value: Value): Expression {
  return { constant: value };
}

/** @throws Unsupported for what is not compiled */
export function compile(expression: Expression): Compiled {
  const [operator, operands] = operatorOf(expression);
  const make = Object.hasOwn(OPERATORS, operator) ? OPERATORS[operator] : undefined;
  if (make === undefined) throw new Unsupported(operator);
  return make(operands as never);
}

type Make = (operands: never) => Compiled;

const OPERATORS: Readonly<Record<string, Make>> = {
  constant: (value: Value) => () => value,
  Value: (json: unknown) => {
    const value = valueOf(json);
    return () => value;
  },
  Var: (name: 'principal' | 'action' | 'resource' | 'context') => {
    switch (name) {
      case 'principal':
        return ({ principal }) => principal;
      case 'action':
        return ({ action }) => action;
      case 'resource':
        return ({ resource }) => resource;
      default:
        return ({ context }) => context;
    }
  },
  '!': unary((value) => !truth(value)),
  neg: unary((value) => negated(whole(value))),
  '==': binary(equal),
  '!=': binary((left, right) => !equal(left, right)),
  '<': binary((left, right) => whole(left) < whole(right)),
  '<=': binary((left, right) => whole(left) <= whole(right)),
  '>': binary((left, right) => whole(left) > whole(right)),
  '>=': binary((left, right) => whole(left) >= whole(right)),
  '+': binary((left, right) => arithmetic(whole(left) + whole(right))),
  '-': binary((left, right) => arithmetic(whole(left) - whole(right))),
  '*': binary((left, right) => arithmetic(whole(left) * whole(right))),
  '&&': ({ left, right }: Binary) => {
    const [first, second] = [compile(left), compile(right)];
    return (request) => truth(first(request)) && truth(second(request));
  },
  '||': ({ left, right }: Binary) => {
    const [first, second] = [compile(left), compile(right)];
    return (request) => truth(first(request)) || truth(second(request));
  },
  'if-then-else': (parts: Readonly<Record<'if' | 'then' | 'else', Expression>>) => {
    const [condition, yes, no] = [compile(parts.if), compile(parts.then), compile(parts.else)];
    return (request) => (truth(condition(request)) ? yes(request) : no(request));
  },
  contains: binary((left, right) => setOf(left).has(right)),
  containsAll: binary((left, right) => {
    const [all, some] = [setOf(left), setOf(right)];
    return some.members.keys().every((key) => all.members.has(key));
  }),
  containsAny: binary((left, right) => {
    const [all, some] = [setOf(left), setOf(right)];
    return some.members.keys().some((key) => all.members.has(key));
  }),
  isEmpty: unary((value) => setOf(value).members.size === 0),
  in: binary((left, right, request) => isIn(left, right, request)),
  is: ({ left, entity_type, in: above }: { left: Expression; entity_type: string; in?: Expression }) => {
    const entity = compile(left);
    const group = above === undefined ? null : compile(above);
    return (request) => {
      const value = refOf(entity(request));
      return value.type === entity_type && (group === null || isIn(value, group(request), request));
    };
  },
  like: ({ left, pattern }: { left: Expression; pattern: Parameters<typeof compileLike>[0] }) => {
    const [text, matches] = [compile(left), compileLike(pattern)];
    return (request) => {
      const value = text(request);
      return typeof value === 'string' ? matches(value) : fail();
    };
  },
  '.': ({ left, attr }: { left: Expression; attr: string }) => {
    const whose = compile(left);
    return (request) => recordOf(whose(request), request)?.get(attr) ?? fail();
  },
  has: ({ left, attr }: { left: Expression; attr: string | readonly string[] }) => {
    const whose = compile(left);
    const path = typeof attr === 'string' ? [attr] : attr;
    return (request) => {
      let value = whose(request);
      for (const name of path) {
        const member = recordOf(value, request)?.get(name);
        if (member === undefined) return false;
        value = member;
      }
      return true;
    };
  },
  hasTag: binary((left, right, request) => {
    const [whose, name] = [refOf(left), right];
    return typeof name === 'string' ? (known(whose, request)?.tags.has(name) ?? false) : fail();
  }),
  getTag: binary((left, right, request) => {
    const [whose, name] = [refOf(left), right];
    return typeof name === 'string' ? (known(whose, request)?.tags.get(name) ?? fail()) : fail();
  }),
  Set: (members: readonly Expression[]) => {
    const all = members.map(compile);
    return (request) => new CedarSet(all.map((one) => one(request)));
  },
  Record: (members: Readonly<Record<string, Expression>>) => {
    const all = Object.entries(members).map(([name, one]) => [name, compile(one)] as const);
    return (request) => new Map(all.map(([name, one]) => [name, one(request)]));
  },
};

function unary(apply: (value: Value) => Value): Make {
  return ({ arg }: { arg: Expression }) => {
    const operand = compile(arg);
    return (request) => apply(operand(request));
  };
}

function binary(apply: (left: Value, right: Value, request: Request) => Value): Make {
  return ({ left, right }: Binary) => {
    const [first, second] = [compile(left), compile(right)];
    return (request) => apply(first(request), second(request), request);
  };
}

function setOf(value: Value): CedarSet {
  return value instanceof CedarSet ? value : fail();
}

function refOf(value: Value): EntityRef {
  return value instanceof EntityRef ? value : fail();
}

function known(entity: EntityRef, { entities }: Request): CedarEntity | undefined {
  return entity instanceof CedarEntity ? entity : entities?.get(entity.key);
}

/** Members of a record, attributes of an entity; undefined where nothing is known of it. */
function recordOf(value: Value, request: Request): CedarRecord | undefined {
  if (value instanceof EntityRef) return known(value, request)?.attributes;
  return value instanceof Map ? value : fail();
}

function isIn(left: Value, right: Value, request: Request): boolean {
  const entity = refOf(left);
  const groups = right instanceof CedarSet ? [...right.members.values()].map(refOf) : [refOf(right)];
  const { ancestors } = known(entity, request) ?? {};
  return groups.some(({ key }) => key === entity.key || ancestors?.has(key) === true);
}

/** A literal. @throws Unsupported for what JSON cannot carry exactly */
export function valueOf(json: unknown): Value {
  if (typeof json === 'boolean' || typeof json === 'string') return json;
  if (typeof json === 'number') {
    if (!Number.isSafeInteger(json)) throw new Unsupported('numbers beyond 2^53');
    return BigInt(json);
  }
  if (Array.isArray(json)) return new CedarSet(json.map(valueOf));
  const { __entity: entity, __extn: extension } = json as { __entity?: UidJson; __extn?: { fn?: string } };
  if (entity !== undefined) return new EntityRef(entity.type, entity.id);
  if (extension !== undefined) throw new Unsupported(String(extension.fn));
  return new Map(Object.entries(json as object).map(([name, member]) => [name, valueOf(member)]));
}
