import { valueKey } from './value-keys.ts';

/** Parts of a statement over facts.entity e. */
export interface Narrowing {
  readonly join: string;
  readonly where: string;
}

/**
 * Only entities of which facts.value says that an attribute has one of these values. By one value it is a join, whose
 * rows are in the order of ids: a page ends where it is full.
 */
export function narrowByValue(
  attribute: string,
  wanted: readonly (string | number | boolean)[],
  alias: string,
  bind: (value: unknown) => string,
): Narrowing {
  const [first, ...others] = wanted.map(valueKey);
  const name = bind(attribute);
  const of = `${alias}.tenant = $1 and ${alias}.attribute = ${name}`;
  const same = `${alias}.id = e.id and ${alias}.sid = e.sid`;
  if (others.length > 0) {
    const keys = bind([first, ...others]);
    return {
      join: '',
      where: `exists (select 1 from facts.value ${alias} where ${of} and ${alias}.value = any (${keys}::text[]) and ${same})`,
    };
  }
  return {
    join: `join facts.value ${alias} on ${of} and ${alias}.value = ${bind(first)} and ${same}`,
    where: `${alias}.id > $2`,
  };
}
