import type { Actor } from '@yuheng/kernel/actor';
import type { Kernel } from '@yuheng/kernel/kernel';
import { parseStatements } from '@yuheng/kernel/statement';

/** Rows of each kind. */
export interface Amounts {
  /** Rows of history; half of them are what stands. */
  readonly facts: number;
  readonly measurements: number;
  readonly journal: number;
}

export function amountsOf(rows: number): Amounts {
  const measurements = Math.max(8, Math.round(rows * 0.05));
  const journal = Math.max(20, Math.round(rows * 0.1));
  return { facts: rows - measurements - journal, measurements, journal };
}

export const BY: Actor = {
  id: 'user:bench',
  name: '',
  organisation: null,
  source: 'bench',
  roles: ['administrator'],
  synthetic: true,
};
const ATTRIBUTES = ['temperature', 'humidity', 'power', 'state', 'load'];
const ENTITIES_PER_REQUEST = 100;
const WRITERS = 4;
const MEASURES = 8;
const LINES = 5;
const STAGES = ['shareAssessment', 'survey', 'approval', 'civil'];

/** Fills a database as its users would: through the writers of the house, with everything that they log. */
export async function fill(kernel: Kernel, amounts: Amounts, say: (line: string) => void): Promise<void> {
  const took = async (name: string, work: Promise<unknown>): Promise<void> => {
    const start = performance.now();
    await work;
    say(`filled: ${name} in ${((performance.now() - start) / 1000).toFixed(0)} s`);
  };
  await took(`${amounts.facts} facts`, fillFacts(kernel, amounts.facts));
  await took(`${amounts.measurements} measurements`, fillMeasurements(kernel, amounts.measurements));
  await took(`${amounts.journal} journal lines`, fillCases(kernel, amounts.journal));
}

async function fillFacts(kernel: Kernel, facts: number): Promise<void> {
  const entities = Math.ceil(facts / ATTRIBUTES.length / 2);
  for (const round of [0, 1]) {
    const at = new Date(Date.UTC(2025, 0, 1, round)).toISOString();
    let next = 0;
    const write = async (): Promise<void> => {
      while (next < entities) {
        const from = next;
        next = Math.min(entities, from + ENTITIES_PER_REQUEST);
        const numbers = Array.from({ length: next - from }, (_, place) => from + place);
        await kernel.facts.write(
          numbers.map((number) => ({
            op: 'upsert',
            id: `urn:ngsi-ld:Sensor:${number}`,
            types: ['Sensor'],
            statements: parseStatements(
              Object.fromEntries(
                ATTRIBUTES.map((name, place) => [
                  name,
                  { type: 'Property', value: number * 7 + place + round / 8, observedAt: at },
                ]),
              ),
            ),
          })),
          BY,
        );
      }
    };
    await Promise.all(Array.from({ length: WRITERS }, write));
  }
}

/** The figures of some measures at the ends of many days. */
async function fillMeasurements(kernel: Kernel, measurements: number): Promise<void> {
  const days = Math.ceil(measurements / MEASURES);
  const one = async (number: number): Promise<void> => {
    const code = `bench-${number}`;
    const text = { 'zh-CN': code, en: code };
    const ids = Array.from({ length: 4 }, (_, place) => `urn:ngsi-ld:Sensor:${number * 4 + place}`);
    await kernel.measures.define(
      {
        pack: 'network',
        definition: {
          code,
          select: { sensors: { types: ['Sensor'], ids, attributes: ['power'] } },
          expression: 'count(sensors)',
          unit: 'C62',
          direction: 'up',
          decimals: 0,
          tier: 'A',
        },
        texts: { title: text, words: text },
      },
      BY,
    );
    for (let day = 1; day < days; day += 1)
      await kernel.measures.evaluate(code, new Date(Date.UTC(2025, 0, 1 + day)).toISOString().slice(0, 10));
  };
  await Promise.all(Array.from({ length: MEASURES }, (_, number) => one(number)));
}

async function fillCases(kernel: Kernel, journal: number): Promise<void> {
  for (let left = Math.ceil(journal / LINES); left > 0; left -= 100) {
    const request = {
      type: 'SiteBuildOut',
      data: { site: left },
      owner: 'unit:bench',
      finalDueAt: '2031-01-01T00:00:00.000Z',
    };
    const cases = await kernel.cases.open(
      Array.from({ length: Math.min(left, 100) }, () => request),
      BY,
    );
    const move = STAGES.flatMap((stage) =>
      cases.map(({ id }) => ({ id, transition: `enter-${stage}`, note: `${stage} ${left}` })),
    );
    await kernel.cases.change('bench.move', { move }, BY);
  }
}
