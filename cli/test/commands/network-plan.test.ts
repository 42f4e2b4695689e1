import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { runCli } from './run-cli.ts';

const demand = (id: string, longitude: number, more: object = {}) => ({
  id,
  operator: 'A',
  places: [[longitude, 34.75]],
  radius: 500,
  height: 15,
  traffic: 300,
  priority: 'normal',
  ...more,
});
const candidate = (id: string, longitude: number, more: object = {}) => ({
  id,
  kind: 'rooftop',
  availability: 'opened',
  place: [longitude, longitude === 0 ? 0 : 34.75],
  height: 30,
  slots: 3,
  cost: 100_000,
  tenantCost: 20_000,
  ...more,
});
const about = (longitude: number) => [
  [
    [longitude - 0.001, 34.749],
    [longitude + 0.001, 34.749],
    [longitude + 0.001, 34.751],
    [longitude - 0.001, 34.751],
  ],
];
const zone = (id: string, kind: string, allowedKinds: readonly string[]) => ({
  id,
  kind,
  allowedKinds,
  rings: about(113.7),
});

/** Everything odd at once: rules that contradict, demands that nobody can serve, things twice, places at 0/0, a small budget. */
const odd = {
  operators: [{ id: 'A', frequency: 2600 }],
  demands: [
    demand('d1', 113.62),
    demand('twice', 113.62),
    demand('far', 114.9),
    demand('shut', 113.7),
    demand('nowhere', 0, { places: [[0, 0]] }),
    demand('second', 113.65),
  ],
  candidates: [
    candidate('c1', 113.62),
    candidate('copy', 113.62),
    candidate('c2', 113.65),
    candidate('zoned', 113.7),
    candidate('zero', 0),
  ],
  zones: [zone('roofs', 'restricted', ['rooftop']), zone('poles', 'heritage', ['pole'])],
  sensitive: [],
  settings: {
    mergeRadius: 0,
    budget: 110_000,
    weights: { high: 4, normal: 2, low: 1 },
    capacity: { macro: 2700, micro: 900 },
    radiated: { macro: 9400, micro: 120 },
    share: 0.2,
    unopened: false,
  },
};

describe('yuheng network plan', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'yuheng-plan-'));
    await writeFile(join(folder, 'odd.json'), JSON.stringify(odd));
    for (const [name, more] of Object.entries({
      bad: { demands: [demand('d', 200)] },
      choice: { candidates: [candidate('c', 113.6, { kind: 'mast' })] },
    }))
      await writeFile(join(folder, `${name}.json`), JSON.stringify({ ...odd, ...more }));
  });
  after(() => rm(folder, { recursive: true }));

  it('explains in both languages all that is odd, and plans the rest within the budget', async () => {
    const { code, said } = await runCli('network', 'plan', join(folder, 'odd.json'), '--seconds', '5');
    assert.equal(code, 0, said);
    for (const told of [
      /roofs.*poles.*矛盾|矛盾.*roofs.*poles/,
      /roofs.*poles.*contradict|contradict.*roofs.*poles/,
      /nowhere.*0\/0/,
      /zero.*0\/0/,
      /twice/,
      /预算.*不够/,
      /budget of 110000 yuan is not enough/,
      /far/,
      /shut/,
    ])
      assert.match(said, told);
    // What has no text would show its key.
    assert.doesNotMatch(said, /network\.plan/);
    assert.doesNotMatch(said, /\{\w+\}/);
  });

  it('says in words what is not there: no candidate at all, no demand, no reason, and by which names', async () => {
    const without = { ...odd.settings, budget: undefined };
    const told = async (name: string, more: object) => {
      const file = join(folder, `${name}.json`);
      await writeFile(file, JSON.stringify({ ...odd, settings: without, zones: [], ...more }));
      const { code, said } = await runCli('network', 'plan', file);
      assert.equal(code, 0, said);
      assert.doesNotMatch(said, /\{\w+\}|undefined|null|-.*米外|0 tenants/);
      return said;
    };
    const demands = [demand('d', 113.65, { name: '东站需求' })];
    const nothing = await told('nothing', { demands, candidates: [] });
    assert.match(
      nothing,
      /东站需求：没有任何带位置的候选站址[\s\S]*there is no candidate with a place at all/,
    );
    const empty = await told('empty', { demands: [], candidates: [] });
    assert.match(empty, /没有任何需求.*nothing is asked for/);
    const named = await told('named', {
      demands,
      candidates: [
        candidate('c1', 113.65, { name: '图书馆楼顶', availability: 'refused' }),
        candidate('c2', 113.6505, { name: '车站灯杆', kind: 'pole' }),
      ],
      zones: [{ ...zone('z', 'restricted', ['rooftop']), name: '老城', rings: about(113.65) }],
    });
    assert.match(named, /图书馆楼顶：产权方已拒绝，没有写明原因/);
    assert.match(named, /车站灯杆：规则区 老城 不允许此类站址.*zone 老城 does not allow this kind/);
  });

  it('tells flags, files and numbers that cannot be in sentences of both languages', async () => {
    const text = JSON.stringify(odd);
    await writeFile(join(folder, 'blank.json'), ' \n');
    await writeFile(join(folder, 'huge.json'), text.replace('"radius":500', '"radius":1e999'));
    for (const [exit, sentence, file, ...flags] of [
      [
        2,
        /cli\.usage\.whole\][\s\S]*应为 0 到 4294967295 的整数[\s\S]*--seed 1\.5 cannot be used: a whole number/,
        'odd',
        '--seed',
        '1.5',
      ],
      [2, /--seconds -1 cannot be used: a whole number from 0 to 86400/, 'odd', '--seconds', '-1'],
      [1, /cli\.usage\.empty-file\][\s\S]*是空的[\s\S]*is empty/, 'blank'],
      [1, /\/demands\/0\/radius[\s\S]*数值大得无法表示[\s\S]*larger than any that can be held/, 'huge'],
    ] as const) {
      const { code, said } = await runCli('network', 'plan', join(folder, `${file}.json`), ...flags);
      assert.equal(code, exit, said);
      assert.match(said, sentence);
    }
  });

  it('says the same as data, with codes', async () => {
    const { said } = await runCli('network', 'plan', join(folder, 'odd.json'), '--seconds', '5', '--json');
    const plan = JSON.parse(said);
    assert.deepEqual(plan.notices.map(({ code }: { code: string }) => code).toSorted(), [
      'budget-too-small',
      'candidate-without-place',
      'demand-without-place',
      'same-candidate',
      'same-demand',
      'zones-contradict',
    ]);
    assert.ok(plan.cost <= 110_000 && plan.served >= 1);
    const reasons = new Map(
      plan.unserved.map(({ demand: id, reason }: { demand: string; reason: { code: string } }) => [
        id,
        reason.code,
      ]),
    );
    assert.equal(reasons.get('far'), 'none-near');
    assert.equal(reasons.get('shut'), 'all-refused');
    assert.equal(reasons.get('nowhere'), 'without-place');
    assert.ok([...reasons.values()].includes('budget'));
  });

  it('refuses what is wrong in a sentence of both languages, with where it stands and what is expected', async () => {
    const refused = await runCli('network', 'plan', join(folder, 'choice.json'));
    assert.equal(refused.code, 1, refused.said);
    assert.match(refused.said, /^\[network\.bad-plan-problem\]/);
    for (const text of [
      '/candidates/0/kind 处有误：是 "mast"，应为其中之一：tower, pole',
      'wrong at /candidates/0/kind: it is "mast" and should be one of tower, pole',
    ])
      assert.ok(refused.said.includes(text), refused.said);
    const { code, said } = await runCli('network', 'plan', join(folder, 'bad.json'), '--json');
    assert.equal(code, 1);
    const { code: stable, values } = JSON.parse(said);
    assert.deepEqual(
      [stable, values],
      [
        'network.bad-plan-problem',
        { where: '/demands/0/places/0/0', fault: 'at-most', found: '200', limit: 180 },
      ],
    );
  });
});
