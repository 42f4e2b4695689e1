import { Problem } from '../../http/problem.ts';
import type { Statement } from '../model/entity.ts';
import { MEMBERS } from '../model/parse-entity.ts';
import { parseId, parseTypes } from '../model/parse-name.ts';
import { parseStatement } from '../model/parse-statement.ts';
import type { PastEntity } from '../store/history.ts';

/** A temporal entity (ETSI NGSI-LD, clause 4.5.6): each attribute one instance or a list of them. */
export function parsePast(input: unknown): PastEntity {
  if (typeof input !== 'object' || input === null || Array.isArray(input))
    throw new Problem('facts.not-an-entity');
  const object = input as Readonly<Record<string, unknown>>;
  const statements = new Map<string, readonly Statement[]>();
  for (const [name, instances] of Object.entries(object)) {
    if (MEMBERS.has(name)) continue;
    const list = Array.isArray(instances) ? instances : [instances];
    statements.set(
      name,
      list.map((instance) => parseStatement(name, instance)),
    );
  }
  return { id: parseId(object['id']), types: parseTypes(object['type']), statements };
}
