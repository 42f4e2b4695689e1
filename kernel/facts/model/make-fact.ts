import { canonical, hashOf } from '../../audit/digest.ts';
import type { Fact, Provenance, Statement } from './entity.ts';
import { attributeOfKey, extrasOf } from './kinds.ts';

/** Everything about a fact but its digest. */
export type FactBody = Omit<Fact, 'digest'>;

/** SHA-256 (hex) over the canonical JSON of the fact without its digest. */
export function factDigest(body: FactBody): string {
  return hashOf(factText(body));
}

/** Canonical JSON of a fact: every fact is written so once, so members stand in their order here and are not sorted anew. */
function factText(body: FactBody): string {
  const { instance, entity, entityType, attribute, kind, value, unitCode, observedAt, recordedAt, by } = body;
  const { datasetId, expiresAt, objectType, attributes, createdAt } = body;
  return `{"attribute":${canonical(attribute)}${member('attributes', attributes)},"by":${byText(by)}${member('createdAt', createdAt)}${member('datasetId', datasetId)},"entity":${canonical(entity)},"entityType":${canonical(entityType)}${member('expiresAt', expiresAt)},"instance":${canonical(instance)},"kind":"${kind}"${member('objectType', objectType)},"observedAt":${canonical(observedAt)},"recordedAt":${canonical(recordedAt)},"unitCode":${canonical(unitCode)},"value":${canonical(value)}}`;
}

function member(name: string, value: unknown): string {
  return value === undefined ? '' : `,"${name}":${canonical(value)}`;
}

const texts = new WeakMap<Provenance, string>();

/** The facts of one request are all by the same. */
function byText(by: Provenance): string {
  const known = texts.get(by);
  if (known !== undefined) return known;
  const { actor, organisation, source, synthetic } = by;
  const text = canonical({ actor, organisation, source, synthetic });
  texts.set(by, text);
  return text;
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
