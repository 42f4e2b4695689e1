import { Problem } from '../../http/problem.ts';
import type { Fact, Json, JsonObject, Statement } from '../model/entity.ts';
import { ENTITY_FACTS, factKey, NGSI_NULL } from '../model/kinds.ts';
import { parseStatements } from '../model/parse-entity.ts';
import { stated } from '../model/stated.ts';
import type { Change } from './apply-change.ts';
import { fragmentsOf, mergeStatement } from './merge-statement.ts';
import { mergedTogether, simplifiedInstances } from './merged-together.ts';

/** What merging a fragment records and removes. @throws Problem facts.attribute-not-found; of parseStatement */
export function mergeChange(
  { id, fragment, partial = false, merging }: Extract<Change, { op: 'merge' }>,
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
    const instances = merging?.simplified ? simplifiedInstances(content) : fragmentsOf(name, content);
    for (const { datasetId, content: said } of instances) {
      const key = factKey(name, datasetId);
      const before = Object.hasOwn(facts, key) ? facts[key] : undefined;
      if (partial && !before) throw new Problem('facts.attribute-not-found', { id, name });
      const old = before ? stated(before) : null;
      const one = merging ? mergedTogether({ name, datasetId }, old, said, merging) : said;
      const statement = mergeStatement(name, old, one, !partial);
      // A part of an attribute does not make it one of another kind (clause 5.6.4).
      if (partial && statement && statement.kind !== before?.kind)
        throw new Problem('facts.bad-attribute', { name });
      if (statement) record.set(key, statement);
      else if (before) removed.push(key);
    }
  }
  return { record, removed };
}

function ofEntity(name: string, content: Json): Statement {
  const statement = parseStatements({ [name]: content } satisfies JsonObject).get(name);
  if (!statement) throw new Problem('facts.bad-attribute', { name });
  return statement;
}
