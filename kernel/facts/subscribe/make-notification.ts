import { compactEntity } from '../context/compact.ts';
import type { CompiledContext } from '../context/compiled-context.ts';
import { asOfVersion } from '../http/earlier-version.ts';
import type { Json, JsonObject } from '../model/entity.ts';
import { shortTime } from '../model/instant.ts';
import type { Addressed } from './sender.ts';

/** A notification (ETSI GS CIM 009 V1.9.1, clause 5.3.1). */
export function makeNotification(
  subscription: string,
  entities: readonly JsonObject[],
  { definition, context }: Addressed,
  { id: uuid, at }: { readonly id: string; readonly at: string },
): JsonObject {
  const { accept } = definition.notification.endpoint;
  const { ngsildConformance } = definition;
  const [, minor] = ngsildConformance?.split('.') ?? [];
  const data = minor === undefined ? entities : entities.map((one) => asOfVersion(one, Number(minor)));
  return {
    id: `urn:ngsi-ld:Notification:${uuid}`,
    type: 'Notification',
    subscriptionId: subscription,
    notifiedAt: shortTime(at),
    data:
      accept === 'application/geo+json'
        ? { type: 'FeatureCollection', features: data.map(featureOf) }
        : accept === 'application/ld+json'
          ? data.map((one) => ({ ...one, '@context': context }))
          : [...data],
  };
}

/** Entities in the words of the subscription. */
export const inWords = (
  entity: JsonObject,
  context: CompiledContext,
  format: 'normalized' | 'concise' | 'keyValues',
): JsonObject => compactEntity(entity, context, format === 'keyValues');

function featureOf({ id = '', ...properties }: JsonObject): JsonObject {
  const location = properties['location'];
  const value: Json | undefined =
    typeof location === 'object' && location !== null && 'value' in location ? location['value'] : location;
  return { id, type: 'Feature', geometry: value ?? null, properties };
}
