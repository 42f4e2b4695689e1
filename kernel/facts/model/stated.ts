import type { Json, Statement } from './entity.ts';
import { HOLDERS } from './kinds.ts';

type Out = Record<string, Json>;

/** A statement in normalised form, as it could have been sent (ETSI GS CIM 009 V1.9.1, clause 4.5.1). */
export function stated(statement: Statement): Out {
  const { kind, value, attributes = {} } = statement;
  const out: Out = { type: kind, [HOLDERS[kind]]: value, ...besides(statement) };
  for (const [name, instances] of Object.entries(attributes)) out[name] = oneOrList(instances.map(stated));
  return out;
}

/** What stands beside the value but for attributes of the attribute. */
export function besides(statement: Statement): Out {
  const { unitCode, observedAt, datasetId, expiresAt, objectType } = statement;
  return {
    ...(unitCode === null ? {} : { unitCode }),
    ...(observedAt === null ? {} : { observedAt }),
    ...(datasetId === undefined ? {} : { datasetId }),
    ...(expiresAt === undefined ? {} : { expiresAt }),
    ...(objectType === undefined ? {} : { objectType: oneOrList(objectType) }),
  };
}

export function oneOrList(items: readonly Json[]): Json {
  const [first = null, ...more] = items;
  return more.length === 0 ? first : items;
}
