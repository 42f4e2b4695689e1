import { Problem } from '../../http/problem.ts';
import type { Statement } from './entity.ts';
import type { AttributeType, EntityType } from './entity-type.ts';
import { attributeOfKey, saysNull } from './kinds.ts';
import { parseTime } from './parse-name.ts';

/**
 * Holds the statements against what packs promise of the entity's types. An attribute that no pack declares is free.
 * @throws Problem facts.wrong-kind, facts.wrong-unit, facts.wrong-value
 */
export function checkAgainstTypes(
  types: readonly string[],
  statements: ReadonlyMap<string, Statement>,
  declared: ReadonlyMap<string, EntityType>,
): void {
  for (const type of types) {
    const attributes = declared.get(type)?.attributes;
    if (!attributes) continue;
    for (const [key, statement] of statements) {
      const name = attributeOfKey(key);
      if (saysNull(statement)) continue;
      const expected = Object.hasOwn(attributes, name) ? attributes[name] : undefined;
      if (expected) checkStatement(`${type}.${name}`, statement, expected);
    }
  }
}

function checkStatement(where: string, statement: Statement, expected: AttributeType): void {
  if (statement.kind !== expected.kind) {
    throw new Problem('facts.wrong-kind', { where, expected: expected.kind, got: statement.kind });
  }
  if (expected.kind !== 'Property') return;
  if (expected.value === 'number') return checkNumber(where, statement, expected);
  if (statement.unitCode !== null)
    throw new Problem('facts.wrong-unit', { where, expected: '—', got: statement.unitCode });
  if (expected.value === 'time') return void parseTime(statement.value, where);
  if (expected.value === 'boolean') {
    if (typeof statement.value !== 'boolean') wrongValue(where, 'true | false', statement);
    return;
  }
  const texts = Array.isArray(statement.value) ? statement.value : [statement.value];
  for (const text of texts) {
    if (typeof text !== 'string') wrongValue(where, 'text', statement);
    else if (expected.oneOf && !expected.oneOf.includes(text))
      wrongValue(where, expected.oneOf.join(' | '), statement);
  }
}

function checkNumber(
  where: string,
  statement: Statement,
  expected: Extract<AttributeType, { value: 'number' }>,
): void {
  if (typeof statement.value !== 'number') wrongValue(where, 'number', statement);
  if (!expected.anyUnit && statement.unitCode !== expected.unitCode) {
    throw new Problem('facts.wrong-unit', {
      where,
      expected: expected.unitCode ?? '—',
      got: statement.unitCode ?? '—',
    });
  }
  const { minimum = -Infinity, maximum = Infinity } = expected;
  if ((statement.value as number) < minimum || (statement.value as number) > maximum) {
    wrongValue(where, `${minimum} … ${maximum}`, statement);
  }
}

function wrongValue(where: string, expected: string, statement: Statement): never {
  throw new Problem('facts.wrong-value', {
    where,
    expected,
    got: JSON.stringify(statement.value).slice(0, 80),
  });
}
