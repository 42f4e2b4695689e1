import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { candidateSite } from '../../entities/candidate-site.ts';
import { siteDemand } from '../../entities/site-demand.ts';
import { zoneRule } from '../../entities/zone-rule.ts';
import { leftOutOf, leftOutRecord } from '../../site-plan/input/left-out.ts';
import type { PlainEntity } from '../../site-plan/input/plain-entity.ts';
import { mostOperators, readPlanProblem } from '../../site-plan/input/plan-problem.ts';
import { problemOfFacts, usualSettings } from '../../site-plan/input/problem-of-facts.ts';
import { preparePlan } from '../../site-plan/model/prepare-plan.ts';

type Values = PlainEntity['values'];

const point = (longitude: number, latitude: number, ...more: number[]) => ({
  location: { type: 'Point', coordinates: [longitude, latitude, ...more] },
});
const ring = (corners: number) =>
  Array.from({ length: corners }, (_, index) => [113 + index / 1e6, index % 2 === 0 ? 34 : 34.1]);
const demand = (id: string, values: Values = {}): PlainEntity => ({
  id,
  values: { operator: '甲', radius: 300, status: 'open', ...point(113.6, 34.7), ...values },
});
const candidate = (id: string, values: Values = {}): PlainEntity => ({
  id,
  values: {
    kind: 'rooftop',
    availability: 'opened',
    height: 30,
    slots: 3,
    cost: 1000,
    tenantCost: 100,
    ...point(113.6, 34.7),
    ...values,
  },
});
const zone = (id: string, values: Values = {}): PlainEntity => ({
  id,
  values: { kind: 'forbidden', location: { type: 'Polygon', coordinates: [ring(4)] }, ...values },
});
const school = (id: string, values: Values): PlainEntity => ({
  id,
  values: { category: ['school'], ...point(113.6, 34.7), ...values },
});
const none = { demands: [], candidates: [], zones: [], projects: [], buildings: [] };
const drawn = (facts: Partial<Record<keyof typeof none, readonly PlainEntity[]>>) =>
  problemOfFacts({ ...none, ...facts }, usualSettings);
const told = ({ leftOut }: ReturnType<typeof drawn>) =>
  leftOut.map(({ id, reason }) => {
    const { code, ...more } = reason;
    return [id, code, ...Object.values(more)];
  });

describe('records that a plan leaves out', () => {
  it('are told one by one, and never stand in the way of the rest', () => {
    const long = 'x'.repeat(900);
    const found = drawn({
      demands: [
        demand('fine'),
        demand(`urn:x:${long}`, { name: long }),
        demand('in space', point(113.6, 34.7, 80)),
        demand('nobody', { operator: undefined }),
        demand('blank', { operator: '' }),
        demand('listed', { operator: ['甲', '乙'] }),
        demand('drawn out', {
          location: {
            type: 'LineString',
            coordinates: [
              [113.6, 34.7],
              [113.7, 34.7],
            ],
          },
        }),
        demand('anywhere', { radius: undefined }),
        demand('heavy', { traffic: 9e9 }),
        demand('tiny', { radius: 0.5 }),
        demand('high', { height: 501 }),
        demand('wordy', { operator: '甲'.repeat(201) }),
        demand('fractal', { location: { type: 'Polygon', coordinates: [ring(10_001)] } }),
        demand('done', { status: 'planned', traffic: 9e9 }),
      ],
      candidates: [
        candidate('c'),
        candidate('dear', { cost: 2e9, refusalReason: long }),
        candidate('half', { slots: 2.5, height: 900 }),
        candidate('shapeless', { kind: undefined }),
        candidate('unsaid', { availability: undefined }),
      ],
      zones: [
        zone('z'),
        zone('vague', { kind: undefined }),
        zone('tall', { maxHeight: 501 }),
        zone('detailed', {
          location: { type: 'MultiPolygon', coordinates: Array.from({ length: 1001 }, () => [ring(4)]) },
        }),
      ],
      buildings: [school('s', { height: 20 }), school('to heaven', { height: 5000 })],
    });
    assert.deepEqual(told(found), [
      ['nobody', 'without-operator'],
      ['blank', 'without-operator'],
      ['listed', 'unfit', 'operator'],
      ['drawn out', 'unfit', 'location'],
      ['anywhere', 'without-radius'],
      ['heavy', 'at-most', 'traffic', 9e9, 1e6],
      ['tiny', 'at-least', 'radius', 0.5, 1],
      ['high', 'at-most', 'height', 501, 500],
      ['wordy', 'too-long', 'operator', 200],
      ['fractal', 'too-many', 'location', 10_000],
      ['dear', 'at-most', 'cost', 2e9, 1e9],
      ['half', 'at-most', 'height', 900, 500],
      ['half', 'not-whole', 'slots', 2.5],
      ['shapeless', 'without-kind'],
      ['unsaid', 'without-availability'],
      ['vague', 'without-kind'],
      ['tall', 'at-most', 'maxHeight', 501, 500],
      ['detailed', 'too-many', 'location', 1000],
      ['to heaven', 'at-most', 'height', 5000, 1000],
    ]);
    const problem = readPlanProblem(found.problem);
    assert.deepEqual(
      problem.demands.map(({ id }) => id.slice(0, 8)),
      ['fine', 'urn:x:xx', 'in space'],
    );
    assert.deepEqual(
      problem.zones.map(({ id }) => id),
      ['z'],
    );
    // Whoever asks why a demand is not served is told of the candidate beside it, and not that there is none.
    const { unservable } = preparePlan(
      readPlanProblem(
        drawn({
          demands: [demand('d')],
          candidates: found.problem.candidates.map(({ id }) =>
            candidate(id, id === 'c' ? { kind: undefined } : point(0, 0)),
          ),
        }).problem,
      ),
    );
    assert.deepEqual(
      unservable.map(({ reason, refusals }) => [reason.code, refusals]),
      [['all-refused', [{ candidate: 'c', reason: { code: 'unsaid', detail: 'kind' } }]]],
    );
  });

  it('are those of operators beyond the eight with the most demands', () => {
    const demands = Array.from({ length: mostOperators + 2 }, (_, index) =>
      Array.from({ length: index + 1 }, (_each, at) => demand(`${index}-${at}`, { operator: `o${index}` })),
    ).flat();
    const found = drawn({ demands });
    assert.equal(readPlanProblem(found.problem).operators.length, mostOperators);
    assert.deepEqual(told(found), [
      ['0-0', 'operator-beyond', 8],
      ['1-0', 'operator-beyond', 8],
      ['1-1', 'operator-beyond', 8],
    ]);
  });

  it('are counted by type, each once, and told a thousand of', () => {
    const twice = candidate('c');
    const records = [
      ...Array.from({ length: 1500 }, (_, index) =>
        leftOutRecord('SiteDemand', demand(`d${index}`), { code: 'without-radius' }),
      ),
      leftOutRecord('CandidateSite', twice, { code: 'without-kind' }),
      leftOutRecord('CandidateSite', twice, { code: 'without-availability' }),
    ];
    const { counts, records: shown, strays, settled } = leftOutOf(records, { settled: 3, strays: 2 });
    assert.deepEqual(counts, { SiteDemand: 1500, CandidateSite: 1, ZoneRule: 0, Building: 0 });
    assert.deepEqual([shown.length, settled, strays], [1000, 3, 2]);
    assert.deepEqual(shown[0]?.place, [113.6, 34.7]);
  });

  it('cannot be recorded any more: what facts may say is what a plan can take', () => {
    for (const [type, record, part] of [
      [siteDemand, demand('x'), 'demands'],
      [candidateSite, candidate('x'), 'candidates'],
      [zoneRule, zone('x'), 'zones'],
    ] as const)
      for (const [name, declared] of Object.entries(type.attributes)) {
        if (declared.kind !== 'Property' || declared.value !== 'number') continue;
        const { minimum, maximum } = declared;
        assert.ok(minimum !== undefined && maximum !== undefined, name);
        for (const value of [minimum, maximum]) {
          const { id, values } = record;
          const found = drawn({ [part]: [{ id, values: { ...values, [name]: value } }] });
          assert.deepEqual(found.leftOut, [], `${type.name}.${name} ${value}`);
          if (part === 'demands') readPlanProblem(found.problem);
        }
      }
  });
});
