import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { parseStatements } from '@yuheng/kernel/statement';
import { type TestKernel, testActor, testKernel } from '@yuheng/kernel/test-kernel';
import { pack } from '../../pack.ts';

export interface Answer {
  readonly status: number;
  // What comes over the wire: each test knows what it asked for.
  readonly body: Record<string, unknown> & { readonly code?: string };
}

/** A server with the network, one key area and its stations as facts, and its jobs running. */
export interface CoverageHouse extends AsyncDisposable {
  readonly tools: TestKernel;
  get(name: string, input?: Readonly<Record<string, string | number>>): Promise<Answer>;
  post(name: string, input: object): Promise<Answer>;
  file(
    name: string,
    input: Readonly<Record<string, string>>,
  ): Promise<{ media: string; name: string; bytes: Buffer }>;
  /** Waits until a run's job has ended. */
  ended(job: string): Promise<Record<string, unknown>>;
}

export const area = 'urn:ngsi-ld:KeyArea:k01';
const corner = [113.61, 34.73] as const;

const by = testActor({ synthetic: true });

export async function coverageHouse({ start = true } = {}): Promise<CoverageHouse> {
  const tools = await testKernel([pack as never]);
  const app = await tools.server();
  await tools.kernel.facts.write(
    [
      create(area, 'KeyArea', {
        name: property('中心城区'),
        location: {
          type: 'GeoProperty',
          value: {
            type: 'Polygon',
            coordinates: [
              [
                [corner[0], corner[1]],
                [corner[0] + 0.015, corner[1]],
                [corner[0] + 0.015, corner[1] + 0.012],
                [corner[0], corner[1] + 0.012],
                [corner[0], corner[1]],
              ],
            ],
          },
        },
      }),
      ...[0, 1, 2, 3].map((number) => station(number)),
      station(4, { status: property('planned') }),
    ],
    by,
  );
  if (start) await tools.kernel.jobs.start(tools.kernel);
  const answered = (response: { statusCode: number; json(): unknown }): Answer => ({
    status: response.statusCode,
    body: response.json() as Answer['body'],
  });
  const house: CoverageHouse = {
    tools,
    get: async (name, input = {}) =>
      answered(await app.inject({ url: `/api/network/${name}?${new URLSearchParams(input as never)}` })),
    post: async (name, input) =>
      answered(await app.inject({ method: 'POST', url: `/api/network/${name}`, payload: input })),
    async file(name, input) {
      const response = await app.inject({ url: `/api/network/${name}?${new URLSearchParams(input)}` });
      assert.equal(response.statusCode, 200);
      return {
        media: String(response.headers['content-type']),
        name: decodeURIComponent(String(response.headers['content-disposition']).split("''")[1] ?? ''),
        bytes: response.rawPayload,
      };
    },
    async ended(job) {
      for (;;) {
        const read = await app.inject({ url: `/api/jobs/read-job?id=${job}` });
        const body = read.json() as Record<string, unknown>;
        if (body['endedAt'] !== null) return body;
        await pause(20);
      }
    },
    [Symbol.asyncDispose]: () => tools[Symbol.asyncDispose](),
  };
  return house;
}

function property(value: unknown) {
  return { type: 'Property', value };
}

function station(number: number, more: object = {}) {
  const [longitude, latitude] = [
    corner[0] + 0.004 * (number % 2),
    corner[1] + 0.004 * Math.floor(number / 2),
  ];
  return create(`urn:ngsi-ld:BaseStation:s${number}`, 'BaseStation', {
    name: property(`${number}号基站`),
    technology: property('5G'),
    status: property('onAir'),
    operator: property('运营商甲'),
    bandMHz: { ...property(number === 3 ? 2600 : 3500), unitCode: 'MHZ' },
    height: { ...property(30 + number), unitCode: 'MTR' },
    location: {
      type: 'GeoProperty',
      value: { type: 'Point', coordinates: [longitude + 0.004, latitude + 0.003] },
    },
    keyArea: { type: 'Relationship', object: area },
    ...more,
  });
}

function create(id: string, type: string, attributes: object) {
  return { op: 'create' as const, id, types: [type], statements: parseStatements(attributes as never) };
}
