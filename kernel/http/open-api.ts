import type { Operation } from '../packs/operation.ts';
import type { Registry } from '../packs/registry.ts';

type Json = Readonly<Record<string, unknown>>;

const PROBLEM: Json = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'messages'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string', description: 'stable' },
    detail: { type: 'string' },
    messages: { type: 'object', properties: { 'zh-CN': { type: 'string' }, en: { type: 'string' } } },
  },
};

/** The OpenAPI 3.1 document of all operations; NGSI-LD has its own specification (ETSI TS 104 176). */
export function openApi(registry: Registry): Json {
  const paths: Record<string, Json> = {};
  for (const [path, { pack, operation }] of registry.operations) {
    paths[`/api/${path}`] = {
      [operation.kind === 'query' ? 'get' : 'post']: describe(registry, pack, operation),
    };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Yuheng', version: '0.1.0', license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    paths,
    components: {
      schemas: { Problem: PROBLEM },
      securitySchemes: {
        key: { type: 'http', scheme: 'bearer' },
        session: { type: 'apiKey', in: 'cookie', name: 'yuheng-session' },
      },
    },
  };
}

function describe(registry: Registry, pack: string, operation: Operation): Json {
  const summary = registry.text(pack, `operations.${operation.name}`);
  const input = plain(operation.input);
  const fromQuery = operation.kind === 'query' || operation.body !== undefined;
  return {
    operationId: `${pack}.${operation.name}`,
    summary: summary.en,
    'x-summary-zh-CN': summary['zh-CN'],
    'x-permission': operation.permission,
    tags: [pack],
    security: operation.permission === null ? [] : [{ key: [] }, { session: [] }],
    ...(fromQuery
      ? { parameters: parametersOf(input) }
      : { requestBody: { required: true, content: { 'application/json': { schema: input } } } }),
    ...(operation.body
      ? {
          requestBody: {
            required: true,
            content: Object.fromEntries(operation.body.media.map((media) => [media, {}])),
          },
        }
      : {}),
    responses: {
      200: {
        description: 'done',
        content: Object.fromEntries(
          (operation.file?.media ?? ['application/json']).map((media) => [
            media,
            { schema: plain(operation.output) },
          ]),
        ),
      },
      default: {
        description: 'problem',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  };
}

function parametersOf(schema: Json): readonly Json[] {
  const required = new Set((schema['required'] as readonly string[] | undefined) ?? []);
  return Object.entries((schema['properties'] ?? {}) as Record<string, Json>).map(([name, property]) => ({
    name,
    in: 'query',
    required: required.has(name),
    schema: property,
  }));
}

/** A TypeBox schema is JSON Schema already; this leaves out what is not JSON. */
function plain(schema: unknown): Json {
  return JSON.parse(JSON.stringify(schema)) as Json;
}
