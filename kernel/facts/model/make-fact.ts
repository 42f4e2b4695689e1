import { digestOf } from '../../audit/digest.ts';
import type { Fact, Provenance, Statement } from './entity.ts';
import { attributeOfKey, extrasOf } from './kinds.ts';

/** Everything about a fact but its digest. */
export type FactBody = Omit<Fact, 'digest'>;

/** SHA-256 (hex) over the canonical JSON of the fact without its digest. */
export function factDigest(body: FactBody): string {
  const { instance, entity, entityType, attribute, kind, value, unitCode, observedAt, recordedAt, by } = body;
  const { actor, organisation, source, synthetic } = by;
  return digestOf({
    instance,
    entity,
    entityType,
    attribute,
    kind,
    value,
    unitCode,
    observedAt,
    recordedAt,
    by: { actor, organisation, source, synthetic },
    ...extrasOf(body),
  });
}

/** A statement becomes a fact when somebody records it. @param where its attribute may be a `factKey` */
export function makeFact(
  where: { readonly entity: string; readonly entityType: string; readonly attribute: string },
  statement: Statement,
  recorded: { readonly instance: string; readonly at: string; readonly by: Provenance },
): Fact {
  const body: FactBody = {
    instance: recorded.instance,
    ...where,
    attribute: attributeOfKey(where.attribute),
    kind: statement.kind,
    value: statement.value,
    unitCode: statement.unitCode,
    observedAt: statement.observedAt,
    recordedAt: recorded.at,
    by: recorded.by,
    ...extrasOf(statement),
  };
  return { ...body, digest: factDigest(body) };
}
