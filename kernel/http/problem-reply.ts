import { STATUS_CODES } from 'node:http';
import type { FastifyReply } from 'fastify';
import { errorKind } from '../facts/http/error-kinds.ts';
import type { Registry } from '../packs/registry.ts';
import { badInput } from './bad-json.ts';
import { Problem } from './problem.ts';

/** Problem details (RFC 9457) with our stable code and the text in both languages; the title names the kind alone. */
export function problemBody(registry: Registry, problem: Problem, ngsiLd: boolean): object {
  const status = registry.statusOf(problem.code);
  const messages = registry.errorText(problem.code, problem.values, problem.sentence);
  return {
    ...((ngsiLd ? errorKind(problem.code, status) : undefined) ?? {
      type: 'about:blank',
      title: STATUS_CODES[status],
    }),
    status,
    code: problem.code,
    detail: messages.en,
    messages,
    values: problem.values,
  };
}

/** Answers with it as `application/problem+json`; NGSI-LD wants `application/json` (ETSI GS CIM 009 V1.9.1, clause 6.3.3). */
export function sendProblem(
  reply: FastifyReply,
  registry: Registry,
  problem: Problem,
  ngsiLd: boolean,
): FastifyReply {
  const status = registry.statusOf(problem.code);
  const { seconds } = problem.values;
  if (status === 429 && seconds !== undefined) void reply.header('retry-after', String(seconds));
  if (status === 503) void reply.header('retry-after', '1');
  if (status === 401) void reply.header('www-authenticate', 'Bearer');
  return reply
    .code(status)
    .type(ngsiLd ? 'application/json' : 'application/problem+json')
    .send(Buffer.from(JSON.stringify(problemBody(registry, problem, ngsiLd))));
}

/** What fastify itself throws, in our codes; null for what nobody expected. */
export function problemOf(error: unknown): Problem | null {
  if (error instanceof Problem) return error;
  const { code, statusCode } = error as { code?: string; statusCode?: number };
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return new Problem('http.body-too-large', { limit: 16 });
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return new Problem('http.not-json');
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) {
    return badInput('request', (error as Error).message);
  }
  return null;
}
