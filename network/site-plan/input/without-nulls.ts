import type { TSchema } from 'typebox';

interface Shape {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, TSchema>>;
  readonly required?: readonly string[];
  readonly items?: TSchema;
}

/** A value without the members that are null and that its schema lets be left out; all else as it is. Pure. */
export function withoutNulls(schema: TSchema, value: unknown): unknown {
  const { properties, required = [], items } = schema as Shape;
  if (Array.isArray(value))
    return items === undefined || Array.isArray(items)
      ? value
      : value.map((each) => withoutNulls(items, each));
  if (properties === undefined || typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, inner]) => {
      const known = Object.hasOwn(properties, name) ? properties[name] : undefined;
      if (inner === null && known !== undefined && !required.includes(name)) return [];
      return [[name, known === undefined ? inner : withoutNulls(known, inner)]];
    }),
  );
}
