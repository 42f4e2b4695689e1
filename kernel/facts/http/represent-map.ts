import { Readable } from 'node:stream';
import { CORE_CONTEXT_URL } from '../context/core-terms.ts';
import type { EntityMap } from '../maps/map-store.ts';
import { shortTime } from '../model/instant.ts';
import { mapUri } from './map-address.ts';

/**
 * An entity map on the wire (ETSI GS CIM 009 V1.9.1, clause 5.2.39), written as it is read. All of its entities are of this
 * broker: `@none`. What registered sources have will be told by their registrations here, and by `linkedMaps`.
 */
export function representMap(
  { id, expiresAt }: EntityMap,
  parts: AsyncIterable<readonly string[]>,
  linkedData: boolean,
): Readable {
  const about = {
    id: mapUri(id),
    type: 'EntityMap',
    expiresAt: shortTime(expiresAt),
    linkedMaps: {},
    ...(linkedData ? { '@context': CORE_CONTEXT_URL } : {}),
  };
  return Readable.from(text());

  async function* text(): AsyncGenerator<string> {
    yield `${JSON.stringify(about).slice(0, -1)},"entityMap":{`;
    let between = '';
    for await (const ids of parts) {
      if (ids.length === 0) continue;
      yield between + ids.map((one) => `${JSON.stringify(one)}:["@none"]`).join();
      between = ',';
    }
    yield '}}';
  }
}
