import type { AttributeKind, Json, Statement } from '../model/entity.ts';
import { factKey, NGSI_NULL } from '../model/kinds.ts';
import type { TimeProperty } from './temporal-query.ts';

/** One instance in the temporal evolution of an attribute; every fact is one. */
export interface Instance extends Statement {
  /** Instance id, a UUID. */
  readonly instance: string;
  readonly attribute: string;
  readonly recordedAt: string;
  /** The attribute, or this dataset of it, ended then; the value says NGSI-LD Null. */
  readonly deletedAt?: string;
}

/** What ended is kept without a value: an instance of it says NGSI-LD Null in the way of its kind (clause 4.5.0). */
export function endedInstance(ended: {
  readonly instance: string;
  readonly attribute: string;
  readonly datasetId: string | undefined;
  readonly kind: AttributeKind;
  readonly at: string;
}): Instance {
  const { instance, attribute, datasetId, kind, at } = ended;
  return {
    instance,
    attribute,
    kind,
    value: attribute === 'scope' ? [] : nullOf(kind),
    unitCode: null,
    observedAt: null,
    ...(datasetId === undefined ? {} : { datasetId }),
    recordedAt: at,
    deletedAt: at,
  };
}

function nullOf(kind: AttributeKind): Json {
  if (kind === 'LanguageProperty') return { '@none': NGSI_NULL };
  return kind === 'ListProperty' || kind === 'ListRelationship' ? [NGSI_NULL] : NGSI_NULL;
}

/** When an instance counts as having happened, or null where it does not have the property. */
export function timeOf(instance: Instance, property: TimeProperty): string | null {
  const { observedAt, recordedAt, createdAt = recordedAt, deletedAt } = instance;
  if (deletedAt !== undefined || property === 'deletedAt')
    return property === 'deletedAt' ? (deletedAt ?? null) : null;
  if (property === 'observedAt') return observedAt;
  return property === 'createdAt' ? createdAt : recordedAt;
}

/** Where an instance stands in time whatever was asked for. */
export function placeInTime(instance: Instance, property: TimeProperty): string {
  return timeOf(instance, property) ?? instance.deletedAt ?? instance.observedAt ?? instance.recordedAt;
}

/** Instances of one attribute and dataset belong together. */
export const seriesOf = ({ attribute, datasetId }: Pick<Instance, 'attribute' | 'datasetId'>): string =>
  factKey(attribute, datasetId);
