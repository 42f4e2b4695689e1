import type { FastifyReply } from 'fastify';
import { iriOf } from '../context/compiled-context.ts';
import type { Entity } from '../model/entity.ts';
import { attributeOfKey } from '../model/kinds.ts';
import type { Statements } from '../store/apply-change.ts';

/** The instances among these that the entity has already, by `factKey`. */
export function keysThere(entity: Entity | null, statements: Statements): ReadonlySet<string> {
  const has = (key: string, datasetId: string | undefined): boolean => {
    if (!entity) return false;
    if (datasetId === undefined)
      return Object.hasOwn(entity.facts, key) || Object.hasOwn(entity.about ?? {}, key);
    const others = entity.others ?? {};
    const name = attributeOfKey(key);
    return Object.hasOwn(others, name) && (others[name] ?? []).some((fact) => fact.datasetId === datasetId);
  };
  return new Set([...statements].filter(([key, { datasetId }]) => has(key, datasetId)).map(([key]) => key));
}

/** Does the entity have any instance of the attribute, or say this of itself? */
export function hasAttribute({ facts, others = {}, about = {} }: Entity, name: string): boolean {
  return Object.hasOwn(facts, name) || Object.hasOwn(others, name) || Object.hasOwn(about, name);
}

/**
 * 204, or 207 with an UpdateResult (ETSI GS CIM 009 V1.9.1, clause 5.2.18) when something was left out. Its names are IRIs:
 * there is no context with it (clause 6.3.6).
 */
export function sendUpdateResult(
  reply: FastifyReply,
  statements: Statements,
  isLeftOut: (key: string) => boolean,
  reason: string,
): FastifyReply {
  const leftOut = [...statements.keys()].filter(isLeftOut);
  if (leftOut.length === 0) return reply.code(204).send();
  const named = (keys: readonly string[]): readonly string[] => [
    ...new Set(keys.map((key) => iriOf(attributeOfKey(key)))),
  ];
  const notUpdated = named(leftOut).map((attributeName) => ({ attributeName, reason }));
  const updated = named([...statements.keys()].filter((key) => !isLeftOut(key)));
  return reply.code(207).send({ updated, notUpdated });
}
