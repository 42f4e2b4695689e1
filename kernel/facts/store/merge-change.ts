import { Problem } from '../../http/problem.ts';
import type { Fact, Json, JsonObject, Statement } from '../model/entity.ts';
import { ENTITY_FACTS, factKey, isKind, NGSI_NULL } from '../model/kinds.ts';
import { parseStatements } from '../model/parse-entity.ts';
import { stated } from '../model/stated.ts';
import type { Change } from './apply-change.ts';
import { fragmentsOf, mergeStatement } from './merge-statement.ts';

/** What merging a fragment records and removes. @throws Problem facts.attribute-not-found; of parseStatement */
export function mergeChange(
  { id, fragment, partial = false }: Extract<Change, { op: 'merge' }>,
  facts: { readonly [key: string]: Fact },
): { readonly record: ReadonlyMap<string, Statement>; readonly removed: readonly string[] } {
  const record = new Map<string, Statement>();
  const removed: string[] = [];
  for (const [name, content] of Object.entries(fragment)) {
    if (ENTITY_FACTS.has(name)) {
      if (content !== NGSI_NULL) record.set(name, ofEntity(name, content));
      else if (Object.hasOwn(facts, name)) removed.push(name);
      continue;
    }
    for (const { datasetId, content: one } of fragmentsOf(name, content)) {
      const key = factKey(name, datasetId);
      const before = Object.hasOwn(facts, key) ? facts[key] : undefined;
      if (partial && !before) throw new Problem('facts.attribute-not-found', { id, name });
      if (partial && before && saysOtherKind(before, one)) throw new Problem('facts.bad-attribute', { name });
      const statement = mergeStatement(name, before ? stated(before) : null, one, !partial);
      if (statement) record.set(key, statement);
      else if (before) removed.push(key);
    }
  }
  return { record, removed };
}

/** A part of an attribute that says to be of another kind (clause 5.6.4). */
function saysOtherKind(before: Fact, content: Json): boolean {
  if (typeof content !== 'object' || content === null || Array.isArray(content)) return false;
  const { type } = content as JsonObject;
  return isKind(type) && type !== before.kind;
}

function ofEntity(name: string, content: Json): Statement {
  const statement = parseStatements({ [name]: content } satisfies JsonObject).get(name);
  if (!statement) throw new Problem('facts.bad-attribute', { name });
  return statement;
}
