import type { TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { isStorable } from '../facts/model/storable.ts';
import { badInput } from './bad-json.ts';
import { Problem } from './problem.ts';
import { schemaFault } from './schema-fault.ts';

export type Validate = (input: unknown) => unknown;

/**
 * Checks an input against its schema; members that the schema does not name are refused, not ignored.
 * @param text the input came as text (a query string): numbers and booleans are read from it first
 * @throws Problem http.bad-input with the place and what was expected
 */
export function inputValidator(schema: TSchema, text: boolean): Validate {
  const compiled = Compile(schema);
  const known = new Set(Object.keys((schema as { properties?: object }).properties ?? {}));
  return (input) => {
    if (typeof input !== 'object' || input === null || Array.isArray(input))
      throw badInput('object', 'object');
    const unknown = Object.keys(input).find((name) => !known.has(name));
    if (unknown !== undefined)
      throw new Problem('http.bad-input', {
        where: unknown.slice(0, 80),
        fault: 'unknown-member',
        allowed: [...known].join(', '),
      });
    const value: unknown = text ? readTexts(schema, input) : input;
    if (compiled.Check(value)) {
      if (!isStorable(value))
        throw new Problem('http.bad-input', { where: placeOf(value), fault: 'unstorable' });
      return value;
    }
    const { where, ...fault } = schemaFault(compiled, schema, value);
    throw new Problem('http.bad-input', { where: where.slice(1), ...fault });
  };
}

const NUMBER = /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** A query string holds texts: what the schema wants as number or boolean is read from them, exactly or not at all. */
function readTexts(schema: TSchema, input: object): unknown {
  const { properties = {} } = schema as {
    properties?: Readonly<Record<string, { readonly type?: unknown }>>;
  };
  return Object.fromEntries(
    Object.entries(input).map(([name, value]) => {
      const { type } = properties[name] ?? {};
      const numeric = (type === 'integer' || type === 'number') && NUMBER.test(String(value));
      if (numeric && typeof value === 'string') return [name, Number(value)];
      return [name, type === 'boolean' && (value === 'true' || value === 'false') ? value === 'true' : value];
    }),
  );
}

/** The member that cannot be stored. */
function placeOf(value: unknown): string {
  return Object.entries(value as object).find(([, inner]) => !isStorable(inner))?.[0] ?? '';
}
