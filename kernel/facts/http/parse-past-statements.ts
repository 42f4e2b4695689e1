import { Problem } from '../../http/problem.ts';
import type { JsonObject, Statement } from '../model/entity.ts';
import { saysNull } from '../model/kinds.ts';
import { MEMBERS, parseScope } from '../model/parse-entity.ts';
import { parseStatement } from '../model/parse-statement.ts';
import type { PastStatements } from '../temporal/past-change.ts';

/**
 * The attributes of a temporal evolution (ETSI GS CIM 009 V1.9.1, clause 4.5.6): each one instance or a list of them, and the
 * scopes of the entity likewise, or as they are.
 * @throws Problem facts.bad-attribute for NGSI-LD Null: nothing ends here
 */
export function parsePastStatements(object: JsonObject): PastStatements {
  const statements = new Map<string, readonly Statement[]>();
  for (const [name, instances] of Object.entries(object)) {
    if (MEMBERS.has(name)) continue;
    const list = listOf(instances).map((instance) => parseStatement(name, instance));
    if (list.length === 0 || list.some(saysNull)) throw new Problem('facts.bad-attribute', { name });
    statements.set(name, list);
  }
  const { scope } = object;
  if (scope !== undefined) statements.set('scope', scopesOf(scope));
  return statements;
}

function scopesOf(scope: unknown): readonly Statement[] {
  const list = listOf(scope);
  if (!list.every((one) => typeof one === 'object' && one !== null))
    return [parseStatement('scope', { type: 'Property', value: parseScope(scope) })];
  return list.map((one) => {
    const { value, ...rest } = one as JsonObject;
    return parseStatement('scope', { ...rest, value: parseScope(value) });
  });
}

const listOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? (value as readonly unknown[]) : [value];
