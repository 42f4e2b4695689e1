import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { parseStatements } from '@yuheng/kernel/statement';
import { type TestKernel, testActor, testKernel } from '@yuheng/kernel/test-kernel';
import { pack } from '../../pack.ts';
import { at } from '../site-plan/sample-plans.ts';

export const city = 'urn:ngsi-ld:AdministrativeArea:c1';

export function property(value: unknown, unitCode?: string) {
  return { type: 'Property', value, ...(unitCode ? { unitCode } : {}) };
}

/** @param attributes what is undefined is not said */
export function entity(type: string, id: string, place: readonly number[], attributes: object) {
  const said = Object.entries({
    name: property(id),
    location: { type: 'GeoProperty', value: { type: 'Point', coordinates: [...place] } },
    city: { type: 'Relationship', object: city },
    ...attributes,
  }).filter(([, value]) => value !== undefined);
  return {
    op: 'create' as const,
    id: `urn:ngsi-ld:${type}:${id}`,
    types: [type],
    statements: parseStatements(Object.fromEntries(said)),
  };
}

export function demand(id: string, operator: string, east: number, more: object = {}) {
  return entity('SiteDemand', id, at(east, 0), {
    operator: property(operator),
    kind: property('outdoor'),
    bandMHz: property(operator === '甲' ? 2600 : 3500, 'MHZ'),
    height: property(15, 'MTR'),
    radius: property(400, 'MTR'),
    traffic: property(300, 'E20'),
    priority: property('normal'),
    status: property('open'),
    ...more,
  });
}

export function candidate(id: string, east: number, cost: number, more: object = {}) {
  return entity('CandidateSite', id, at(east, 100), {
    kind: property('rooftop'),
    availability: property('opened'),
    height: property(30, 'MTR'),
    slots: property(3, 'C62'),
    cost: property(cost, 'CNY'),
    tenantCost: property(20_000, 'CNY'),
    ...more,
  });
}

export interface PlanHouse extends AsyncDisposable {
  readonly tools: TestKernel;
  ask(
    name: string,
    input: object,
    get?: boolean,
  ): Promise<{ readonly status: number; readonly body: Record<string, unknown> }>;
  /** Waits until a plan is computed. */
  planned(input: object): Promise<string>;
}

/** A small city over HTTP: two operators, three places. */
export async function planHouse(): Promise<PlanHouse> {
  const tools = await testKernel([pack as never]);
  const app = await tools.server();
  const ask: PlanHouse['ask'] = async (name, input, get = false) => {
    const url = `/api/network/${name}`;
    const response = get
      ? await app.inject({ url: `${url}?${new URLSearchParams(input as never)}` })
      : await app.inject({ method: 'POST', url, payload: input });
    return { status: response.statusCode, body: response.json() as Record<string, unknown> };
  };
  await tools.kernel.facts.write(
    [
      entity('CoverageCell', 'c1', at(0, 0), {}),
      {
        op: 'create',
        id: city,
        types: ['CoverageCell'],
        statements: parseStatements({ name: property('城') }),
      },
      demand('d1', '甲', 0),
      demand('d2', '乙', 30),
      demand('d3', '甲', 2000),
      demand('d4', '乙', 9000),
      demand('old', '甲', 0, { status: property('served') }),
      candidate('c1', 0, 100_000),
      candidate('c2', 50, 150_000),
      candidate('c3', 2000, 80_000.5),
      candidate('c4', 2050, 10_000, {
        availability: property('refused'),
        refusalReason: property('不同意'),
      }),
    ],
    testActor({ synthetic: true }),
  );
  await tools.kernel.jobs.start(tools.kernel);
  return {
    tools,
    ask,
    async planned(input) {
      const { status, body } = await ask('start-plan', { city, name: '方案', ...input });
      assert.equal(status, 200, JSON.stringify(body));
      for (;;) {
        const job = await tools.kernel.jobs.get(String(body['job']));
        if (job.endedAt !== null) {
          assert.equal(job.state, 'done', JSON.stringify(job));
          return String(body['plan']);
        }
        await pause(20);
      }
    },
    [Symbol.asyncDispose]: () => tools[Symbol.asyncDispose](),
  };
}
