import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';
import type { WireAttribute, WireEntity } from '@yuheng/kernel/facts-model';

export const key = 'the-world-key';

interface Request {
  readonly method: string;
  readonly path: string;
  readonly bytes: number;
  readonly body: unknown;
}

/** A server in this process that understands as much NGSI-LD as the world speaks. */
export interface FakeServer {
  readonly base: string;
  readonly requests: Request[];
  readonly entities: Map<string, WireEntity>;
  /** `entity attribute observedAt` -> the older value. */
  readonly past: Map<string, unknown>;
  /** Statuses of the next answers, before anything is served. */
  readonly refusals: number[];
}

export async function fakeServer(test: TestContext): Promise<FakeServer> {
  const fake = {
    requests: [] as Request[],
    entities: new Map<string, WireEntity>(),
    past: new Map<string, unknown>(),
    refusals: [] as number[],
  };
  const server = createServer((request, response) => void serve(fake, request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  test.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return { base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, ...fake };
}

async function serve(
  fake: Omit<FakeServer, 'base'>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks);
  const url = new URL(request.url ?? '/', 'http://fake');
  const body: unknown = text.length === 0 ? undefined : JSON.parse(text.toString());
  const method = request.method ?? '';
  fake.requests.push({ method, path: url.pathname, bytes: text.length, body });
  const answer = (status: number, json?: unknown) => {
    response.writeHead(status, { 'content-type': 'application/json', 'retry-after': '0' });
    response.end(json === undefined ? '' : JSON.stringify(json));
  };
  const refusal = fake.refusals.shift();
  if (refusal !== undefined) return answer(refusal, { code: 'fake.refused' });
  if (request.headers.authorization !== `Bearer ${key}`) return answer(401, { code: 'identity.unknown-key' });
  const [, id] = /^\/ngsi-ld\/v1\/entities\/([^/]+)/.exec(url.pathname) ?? [];
  if (id !== undefined) return answer(...one(fake.entities, decodeURIComponent(id), method, body));
  if (url.pathname === '/ngsi-ld/v1/entities') return answer(200, find(fake.entities, url.searchParams));
  if (url.pathname === '/ngsi-ld/v1/entityOperations/upsert') {
    for (const entity of body as WireEntity[]) fake.entities.set(entity.id, entity);
    return answer(204);
  }
  if (url.pathname === '/ngsi-ld/v1/temporal/entityOperations/upsert') {
    for (const { id: entity, type: _type, ...attributes } of body as WireEntity[]) {
      for (const [name, instances] of Object.entries(attributes) as unknown as [string, WireAttribute[]][]) {
        for (const { observedAt, value } of instances)
          fake.past.set(`${entity} ${name} ${observedAt}`, value);
      }
    }
    return answer(204);
  }
  return answer(404, { code: 'http.no-route' });
}

function one(
  entities: Map<string, WireEntity>,
  id: string,
  method: string,
  body: unknown,
): [number, unknown?] {
  const entity = entities.get(id);
  if (entity === undefined) return [404, { code: 'facts.not-found' }];
  if (method === 'GET') return [200, entity];
  entities.set(id, { ...entity, ...(body as Partial<WireEntity>), id, type: entity.type });
  return [204];
}

/** Of the query language: equal texts and attributes that must exist, joined by `;`. */
function find(entities: ReadonlyMap<string, WireEntity>, query: URLSearchParams): WireEntity[] {
  const terms = (query.get('q') ?? '').split(';').filter((term) => term !== '');
  const offset = Number(query.get('offset'));
  return [...entities.values()]
    .filter((entity) => entity.type === query.get('type'))
    .filter((entity) =>
      terms.every((term) => {
        const [name = '', wanted] = term.split('==');
        const attribute = entity[name] as WireAttribute | undefined;
        return (
          attribute !== undefined && (wanted === undefined || JSON.stringify(attribute.value) === wanted)
        );
      }),
    )
    .slice(offset, offset + Number(query.get('limit')));
}
