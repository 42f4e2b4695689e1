import type { FastifyReply } from 'fastify';
import { isInstanceId } from '../model/instance-id.ts';
import { parseId } from '../model/parse-name.ts';

const URN = 'urn:ngsi-ld:EntityMap:';

/** An entity map's id as a URI (ETSI GS CIM 009 V1.9.1, clause 5.2.39). */
export const mapUri = (id: string): string => `${URN}${id}`;

/** null: a URI, but of no map that was ever made here. @throws Problem facts.bad-id for what is no URI */
export function mapIdOf(uri: string): string | null {
  const id = parseId(uri).startsWith(URN) ? uri.slice(URN.length) : '';
  return isInstanceId(id) ? id : null;
}

/** What the header NGSILD-EntityMap names: the address of a map, or its id alone. @throws Problem facts.bad-id */
export function mapIdOfHeader(header: string): string | null {
  const last = header.trim().split('/').at(-1) ?? '';
  return mapIdOf(last.replaceAll(/%3a/gi, ':'));
}

export function sayMap(id: string, reply: FastifyReply): void {
  void reply.header('ngsild-entitymap', `/ngsi-ld/v1/entityMaps/${mapUri(id)}`);
}
