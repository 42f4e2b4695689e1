import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { basisOf } from '../../contradictions/rules/basis-of.ts';
import { findContradictions } from '../../contradictions/rules/find-contradictions.ts';
import { progressOf } from '../../contradictions/rules/progress.ts';
import type { Claim, Record, Source } from '../../contradictions/rules/record.ts';
import { saidFigures } from '../../contradictions/rules/said-figures.ts';
import { saysTargetMet } from '../../contradictions/rules/target-not-met.ts';

const DAY = 86_400_000;
const NOW = Date.parse('2026-11-20T00:00:00.000Z');
const day = (ago: number) => new Date(NOW - ago * DAY).toISOString();

function source(values: readonly number[], more: Partial<Source> = {}): Source {
  const readings = values.map((value, index) => ({
    at: day(5 + 30 * (values.length - 1 - index)),
    value,
    recordedAt: null,
  }));
  return {
    key: 'measure m',
    ref: { kind: 'measure', code: 'm' },
    names: ['5G基站数量'],
    unit: 'C62',
    direction: 'up',
    goals: [],
    readings,
    present: { value: readings.at(-1)?.value ?? null },
    ...more,
  };
}

function claim(more: Partial<Claim> = {}): Claim {
  return {
    id: 'c:3',
    task: 'p:1',
    plan: 'p',
    unit: '市数据局',
    by: 'user:a',
    said: 'on-plan',
    text: '各项工作有序开展，责任单位加强调度',
    at: day(0),
    since: day(30),
    named: [{ source: 'measure m', measurement: null }],
    ...more,
  };
}

function record(claims: readonly Claim[], sources: readonly Source[]): Record {
  return { claims, sources: new Map(sources.map((one) => [one.key, one])), same: new Set() };
}

const kindsIn = (claims: readonly Claim[], sources: readonly Source[]) =>
  findContradictions(record(claims, sources)).map(({ kind }) => kind);

const steps = fc.array(fc.integer({ min: 5, max: 50 }), { minLength: 5, maxLength: 20 });
const levels = (start: number, all: readonly number[]) =>
  all.reduce<number[]>((list, step) => [...list, (list.at(-1) ?? start) + step], [start]);

describe('what is said of a task', () => {
  it('is not contradicted by a source that goes on, however unevenly, and is by one that stops', () => {
    fc.assert(
      fc.property(steps, fc.integer({ min: 2, max: 4 }), (all, still) => {
        const going = levels(100, all);
        assert.deepEqual(kindsIn([claim()], [source(going)]), []);
        const stopped = [...going, ...Array.from({ length: still }, () => going.at(-1) ?? 0)];
        assert.deepEqual(kindsIn([claim()], [source(stopped)]), ['no-progress']);
        for (const said of ['behind', 'blocked'] as const)
          assert.deepEqual(kindsIn([claim({ said })], [source(stopped)]), []);
        assert.deepEqual(kindsIn([claim({ text: '受审批影响，本月无新增' })], [source(stopped)]), []);
      }),
    );
  });

  it('is judged the same whatever the unit of its source, and the other way round where less is better', () => {
    const value = fc.integer({ min: 0, max: 1000 });
    fc.assert(
      fc.property(
        fc.array(value, { minLength: 4, maxLength: 15 }),
        fc.constantFrom(2, 100, 1e10),
        (all, factor) => {
          const verdict = (one: Source) => progressOf(one, day(30), day(0)).verdict;
          const own = verdict(source(all));
          assert.equal(verdict(source(all.map((one) => one * factor))), own);
          assert.equal(
            verdict(
              source(
                all.map((one) => -one),
                { direction: 'down' },
              ),
            ),
            own,
          );
        },
      ),
    );
  });

  it('is the same question for the same facts, and is not changed by what came later or by the order of claims', () => {
    fc.assert(
      fc.property(steps, fc.integer({ min: 0, max: 500 }), (all, later) => {
        const stopped = levels(100, all);
        const still = [...stopped, stopped.at(-1) ?? 0, stopped.at(-1) ?? 0];
        const before = findContradictions(record([claim()], [source(still)]));
        const one = source(still);
        const more = {
          ...one,
          readings: [...one.readings, { at: day(-10), value: later, recordedAt: null }],
        };
        const after = findContradictions(record([claim()], [more]));
        assert.deepEqual(after.map(basisOf), before.map(basisOf));
        const other = claim({ id: 'd:1', task: 'p:2', said: 'closed', named: [] });
        const subjects = (claims: readonly Claim[]) =>
          findContradictions(record(claims, [one]))
            .map(({ subject }) => subject)
            .toSorted();
        assert.deepEqual(subjects([claim(), other]), subjects([other, claim()]));
      }),
    );
  });

  it('may be any text', () => {
    const words = fc.array(
      fc.constantFrom(
        '5G基站数量',
        '达到',
        '新增',
        '目标',
        '已完成',
        '1e9',
        '３０％',
        '亿元',
        '，',
        '。',
        '(',
        '\u0000',
        '万',
        '-1',
      ),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ maxLength: 300 }),
          words.map((all) => all.join('')),
        ),
        (text) => {
          findContradictions(
            record([claim({ text }), claim({ id: 'c:4', text, at: day(1) })], [source([1, 2, 3, 4])]),
          );
        },
      ),
    );
  });
});

describe('figures in what is said', () => {
  it('are read with their units, as levels and increases; what is meant, past or a part is none', () => {
    const read = (text: string) => saidFigures(text).map(({ kind, low, unit }) => [kind, low, unit]);
    assert.deepEqual(read('5G基站数量达到4.3万座'), [['level', 43_000, 'C62']]);
    assert.deepEqual(read('本期新增5G基站数量120座'), [['increase', 120, 'C62']]);
    assert.deepEqual(read('营业收入提高到380亿元，总体良好'), [['level', 380e10, 'CNY']]);
    for (const text of ['力争达到500座', '去年同期为300座', '其中金水区达到40座', '未达到500座'])
      assert.deepEqual(read(text), [], text);
  });

  it('say that a target is met only where they say so of the whole of it', () => {
    for (const text of ['示范区建设目标已提前完成', '已达到规划目标值', 'The target has been met.'])
      assert.ok(saysTargetMet(text), text);
    for (const text of [
      '预计年底完成目标',
      '已完成目标任务的62%',
      '完成年度目标',
      '目标尚未完成',
      '按计划推进',
    ])
      assert.ok(!saysTargetMet(text), text);
  });
});
