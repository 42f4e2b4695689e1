import type { FastifyReply } from 'fastify';

/** 201 with the path of what was made, which the tables of ETSI GS CIM 009 V1.9.1, clause 6, want as Location. */
export function created(reply: FastifyReply, collection: string, id: string): FastifyReply {
  // Names of headers have no case (RFC 9110, section 5.1), and fastify writes them small;
  // there are clients that look for the one that the tables have.
  reply.raw.setHeader('Location', `/ngsi-ld/v1${collection}/${segmentOf(id)}`);
  return reply.code(201).send();
}

/** Colons stand in a path as they are (RFC 3986, section 3.3), so a URN at its end reads as itself. */
const segmentOf = (id: string): string => encodeURIComponent(id).replaceAll('%3A', ':');
