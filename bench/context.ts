import { compactEntity } from '@yuheng/kernel/context-compact';
import { compileContext } from '@yuheng/kernel/context-compile';
import { expandEntity } from '@yuheng/kernel/context-expand';
import { coreContext } from '@yuheng/kernel/context-terms';
import jsonld from 'jsonld';

export interface ContextBench {
  /** How often jsonld.js runs; ours runs a hundred times as often. */
  readonly runs: number;
  readonly say: (line: string) => void;
}

const vocabulary = 'https://example.org/vocabulary#';
const userContext = Object.fromEntries(
  Array.from({ length: 51 }, (_, index) => [`term${index}`, `${vocabulary}term${index}`]),
);
const entity = {
  id: 'urn:ngsi-ld:Vehicle:1',
  type: 'term0',
  ...Object.fromEntries(
    Array.from({ length: 8 }, (_, index) => [
      `term${index + 1}`,
      {
        type: 'Property',
        value: index % 2 ? index * 1.5 : `text ${index}`,
        unitCode: 'KMH',
        observedAt: '2026-01-01T00:00:00Z',
      },
    ]),
  ),
  term9: { type: 'Relationship', object: 'urn:ngsi-ld:Parking:1' },
  location: { type: 'GeoProperty', value: { type: 'Point', coordinates: [113.6, 34.7] } },
};

/** Expansion and compaction of an entity, in microseconds of processor per kilobyte, against jsonld.js in the same run. */
export async function benchContext({ runs, say }: ContextBench): Promise<void> {
  const kilobytes = JSON.stringify(entity).length / 1024;
  const context = compileContext([userContext]);
  const stored = expandEntity(entity, context);
  const both = [userContext, coreContext] as unknown as jsonld.ContextDefinition;
  const document = { ...entity, '@context': both } as unknown as jsonld.JsonLdDocument;
  const expanded = await jsonld.expand(document);

  const ours = await microseconds(runs * 100, () => {
    expandEntity(entity, context);
    compactEntity(stored, context);
  });
  const theirs = await microseconds(runs, async () => {
    await jsonld.expand(document);
    await jsonld.compact(expanded, both);
  });
  say(`baseline: jsonld.js, expansion and compaction ${(theirs / kilobytes).toFixed(0)} µs per KB`);
  say(
    `expansion and compaction: ${(ours / kilobytes).toFixed(1)} µs per KB, 1/${(theirs / ours).toFixed(0)} of the baseline (${kilobytes.toFixed(2)} KB, 51 terms beside the core's)`,
  );
}

/** Processor time of one run, after half as many to warm up. */
async function microseconds(runs: number, work: () => unknown): Promise<number> {
  for (let run = 0; run < runs / 2; run += 1) await work();
  const before = process.cpuUsage();
  for (let run = 0; run < runs; run += 1) await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / runs;
}
