import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { AttributeKind, Json } from '../../model/entity.ts';
import { shortTime } from '../../model/instant.ts';
import { parseStatement } from '../../model/parse-statement.ts';
import { endedInstance, type Instance, placeInTime, seriesOf, timeOf } from '../instance.ts';
import { type PastRepresentation, representPast } from '../represent-past.ts';
import { instances } from './arbitrary-instance.ts';

type Members = Readonly<Record<string, Json>>;
const NONE: ReadonlyMap<string, AttributeKind> = new Map();
const as: PastRepresentation = { format: 'normalized', sysAttrs: false, property: 'observedAt' };
const instance = (more: Partial<Instance> & Pick<Instance, 'kind' | 'value'>): Instance => ({
  instance: '00000000-0000-7000-8000-000000000001',
  attribute: 'a',
  unitCode: null,
  observedAt: '2026-01-01T00:00:00.000Z',
  recordedAt: '2026-02-01T00:00:00.000Z',
  ...more,
});

describe('representations of the past (clauses 4.5.7 to 4.5.9)', () => {
  for (const format of ['normalized', 'concise'] as const)
    it(`gives back every instance as it can be sent again, ${format}`, () => {
      fc.assert(
        fc.property(instances, (list) => {
          const shown = representPast(list, NONE, { ...as, format });
          const back = Object.entries(shown).flatMap(([name, all]) =>
            (all as readonly Members[]).map(({ instanceId, ...one }) => ({
              ...parseStatement(name, one),
              attribute: name,
              instance: (instanceId as string).slice('urn:ngsi-ld:Instance:'.length),
            })),
          );
          const sent = list.map(({ recordedAt: _recordedAt, ...rest }) => rest);
          const byId = (a: { instance: string }, b: { instance: string }) =>
            a.instance < b.instance ? -1 : 1;
          assert.deepEqual(back.toSorted(byId), sent.toSorted(byId));
        }),
      );
    });

  it('pairs every value with its time, dataset by dataset', () => {
    fc.assert(
      fc.property(instances, (list) => {
        const shown = representPast(list, NONE, { ...as, format: 'temporalValues' });
        const pairs = Object.entries(shown).flatMap(([name, one]) =>
          ([one].flat() as Members[]).flatMap(({ datasetId, values }) =>
            (values as Json[]).map((pair) => [name, datasetId ?? null, pair]),
          ),
        );
        const expected = [...Map.groupBy(list, ({ attribute }) => attribute)].flatMap(([name, all]) =>
          [...Map.groupBy(all, seriesOf).values()].flatMap((series) =>
            series.map(({ datasetId, value, observedAt }) => [
              name,
              datasetId ?? null,
              [value, shortTime(observedAt ?? '')],
            ]),
          ),
        );
        assert.deepEqual(pairs, expected);
      }),
    );
  });

  it('keeps the kinds apart in pairs', () => {
    const time = '2026-01-01T00:00:00Z';
    const simple = (one: Parameters<typeof instance>[0], lang?: string): Json =>
      representPast([instance(one)], NONE, {
        ...as,
        format: 'temporalValues',
        ...(lang === undefined ? {} : { lang }),
      })['a'] ?? null;
    const map = { kind: 'LanguageProperty', value: { en: 'lamp', zh: '灯' } } as const;
    assert.deepEqual(simple(map), {
      type: 'LanguageProperty',
      languageMaps: [[{ languageMap: map.value }, time]],
    });
    assert.deepEqual(simple(map, 'zh'), { type: 'Property', values: [['灯', time]] });
    assert.deepEqual(simple({ kind: 'Relationship', value: 'urn:b:1' }), {
      type: 'Relationship',
      objects: [['urn:b:1', time]],
    });
    assert.deepEqual(simple({ kind: 'JsonProperty', value: { b: null } }), {
      type: 'JsonProperty',
      jsons: [[{ json: { b: null } }, time]],
    });
  });

  it('shows attributes without instances on the page as empty', () => {
    const names = new Map([['b', 'Relationship'] as const]);
    assert.deepEqual(representPast([], names, as), { b: [] });
    assert.deepEqual(representPast([], names, { ...as, format: 'temporalValues' }), {
      b: { type: 'Relationship', objects: [] },
    });
  });

  it('says what ended, and when', () => {
    const ended = endedInstance({
      instance: '1',
      attribute: 'a',
      datasetId: undefined,
      kind: 'LanguageProperty',
      at: '2026-03-01T00:00:00.000Z',
    });
    assert.deepEqual(representPast([ended], NONE, { ...as, property: 'deletedAt' }), {
      a: [
        {
          type: 'LanguageProperty',
          languageMap: { '@none': 'urn:ngsi-ld:null' },
          deletedAt: '2026-03-01T00:00:00Z',
          instanceId: 'urn:ngsi-ld:Instance:1',
        },
      ],
    });
    assert.equal(timeOf(ended, 'modifiedAt'), null);
    assert.equal(placeInTime(ended, 'modifiedAt'), '2026-03-01T00:00:00.000Z');
  });

  it('shows the time that was asked about', () => {
    const one = representPast([instance({ kind: 'Property', value: 1 })], NONE, {
      ...as,
      property: 'modifiedAt',
    });
    assert.equal((one['a'] as readonly Members[])[0]?.['modifiedAt'], '2026-02-01T00:00:00Z');
  });
});
