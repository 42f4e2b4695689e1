import { canonical } from '../../audit/digest.ts';
import type { Json } from '../model/entity.ts';
import { instanceIdOf, isInstanceId } from '../model/instance-id.ts';

const URN = 'urn:yuheng:context:';
/** Behind whatever a proxy puts before it. */
const PATH = /\/ngsi-ld\/v1\/jsonldContexts\/([^/]+)$/;

/** The URI of a context in this house: that of a pack by the pack's name, any other by its UUID. */
export const contextUrn = (name: string): string => URN + name;

/** Where a server that is reached under `base` serves it. */
export const contextAddress = (base: string, name: string): string =>
  `${base}/ngsi-ld/v1/jsonldContexts/${name}`;

/** The name out of a URI of ours; what is none stays as it is. */
export const withoutUrn = (id: string): string => (id.startsWith(URN) ? id.slice(URN.length) : id);

/** By which name an address speaks of a context that a server like this one serves; null: it does not. */
export function nameIn(address: string): string | null {
  if (address.startsWith(URN)) return withoutUrn(address);
  const url = URL.parse(address);
  if (!url || url.search !== '') return null;
  const [, name] = PATH.exec(url.pathname) ?? [];
  return name === undefined ? null : withoutUrn(name);
}

/**
 * The UUID of a context that is kept here, if the address names one. Under which host does not matter: the client may have
 * come through a proxy or by another name, and nobody else can have made the id.
 */
export function hostedIdIn(address: string): string | null {
  const name = nameIn(address);
  return name !== null && isInstanceId(name) ? name : null;
}

/** Of the same content a tenant has one: the id is made of both. */
export const implicitIdOf = (tenant: number, context: Json): string =>
  instanceIdOf(`context ${tenant} ${canonical(context)}`);

/** Ids that are made of content are UUIDs of version 8, all others of version 7. */
export const isImplicit = (address: string): boolean => hostedIdIn(address)?.charAt(14) === '8';

/** The id of the copy of a document from elsewhere. */
export const copyIdOf = (url: string): string => instanceIdOf(`copy ${url}`);

/** All ids under which something may be kept that the address names. */
export function idsOf(address: string): readonly string[] {
  const hosted = hostedIdIn(address);
  return hosted === null ? [copyIdOf(address)] : [copyIdOf(address), hosted];
}
