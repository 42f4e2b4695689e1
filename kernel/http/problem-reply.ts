import type { FastifyReply } from 'fastify';
import type { Registry } from '../packs/registry.ts';
import { Problem } from './problem.ts';

/** ETSI NGSI-LD, clause 5.5.2: error types by status; other routes use `about:blank` with our code. */
const NGSI_LD_ERRORS: Readonly<Record<number, string>> = {
  400: 'BadRequestData',
  403: 'OperationNotSupported',
  404: 'ResourceNotFound',
  409: 'AlreadyExists',
  413: 'TooComplexQuery',
  500: 'InternalError',
  503: 'InternalError',
  504: 'LdContextNotAvailable',
};

/** Where the status alone does not tell. */
const NGSI_LD_BY_CODE: Readonly<Record<string, string>> = {
  'http.bad-input': 'InvalidRequest',
  'facts.bad-options': 'InvalidRequest',
  'facts.no-such-tenant': 'NonexistentTenant',
};

/** Problem details (RFC 9457) with our stable code and the text in both languages. */
export function problemBody(registry: Registry, problem: Problem, ngsiLd: boolean): object {
  const status = registry.statusOf(problem.code);
  const messages = registry.errorText(problem.code, problem.values);
  const known = ngsiLd ? (NGSI_LD_BY_CODE[problem.code] ?? NGSI_LD_ERRORS[status]) : undefined;
  return {
    type: known ? `https://uri.etsi.org/ngsi-ld/errors/${known}` : 'about:blank',
    title: messages.en,
    status,
    code: problem.code,
    detail: messages.en,
    messages,
    values: problem.values,
  };
}

/** Answers with it as `application/problem+json`. */
export function sendProblem(
  reply: FastifyReply,
  registry: Registry,
  problem: Problem,
  ngsiLd: boolean,
): FastifyReply {
  const status = registry.statusOf(problem.code);
  if (status === 503) void reply.header('retry-after', '1');
  return reply
    .code(status)
    .type('application/problem+json; charset=utf-8')
    .send(JSON.stringify(problemBody(registry, problem, ngsiLd)));
}

/** What fastify itself throws, in our codes; null for what nobody expected. */
export function problemOf(error: unknown): Problem | null {
  if (error instanceof Problem) return error;
  const { code, statusCode } = error as { code?: string; statusCode?: number };
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return new Problem('http.body-too-large', { limit: 16 });
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return new Problem('http.not-json');
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) {
    return new Problem('http.bad-input', { where: '', reason: (error as Error).message });
  }
  return null;
}
