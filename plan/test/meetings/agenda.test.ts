import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { type AgendaEdit, agendaGroups, noEdits } from '../../meetings/agenda/agenda.ts';
import { editAgenda } from '../../meetings/agenda/edit-agenda.ts';
import { chaptersOf, proposeAgenda, stored } from '../../meetings/agenda/propose-agenda.ts';
import { sinceThen } from '../../meetings/agenda/since-then.ts';
import type { Subject } from '../../meetings/agenda/subject.ts';
import { monthAfter, nextOfSeries, workingDayOf } from '../../meetings/next-of-series.ts';

function subject(key: string, more: Partial<Subject> = {}): Subject {
  return {
    key,
    group: 'red',
    weight: 1,
    about: 'task',
    case: null,
    target: null,
    task: key,
    planTitle: null,
    title: key,
    unit: null,
    standing: [{ key: 'agenda.task.overdue', values: {} }],
    words: '',
    ...more,
  };
}

const subjects = fc.uniqueArray(
  fc.record({
    key: fc.integer({ min: 1, max: 30 }).map((number) => `task:${number}`),
    group: fc.constantFrom(...agendaGroups.filter((group) => group !== 'own'), null),
    weight: fc.nat(5),
  }),
  { selector: ({ key }) => key, maxLength: 20 },
);

describe('a proposed agenda', () => {
  it('has everything that calls for a meeting, once, groups in their order and the gravest first', () => {
    fc.assert(
      fc.property(subjects, (drawn) => {
        const all = drawn.map(({ key, ...more }) => subject(key, more));
        const { items, removed } = proposeAgenda(all, noEdits);
        assert.deepEqual(removed, []);
        assert.deepEqual(
          items.map(({ key }) => key).toSorted(),
          all.flatMap(({ key, group }) => (group === null ? [] : [key])).toSorted(),
        );
        const weight = new Map(all.map((one) => [one.key, one.weight]));
        for (const [index, item] of items.entries()) {
          const before = items[index - 1];
          if (before === undefined) continue;
          const rank = agendaGroups.indexOf(item.group) - agendaGroups.indexOf(before.group);
          assert.ok(rank >= 0);
          if (rank === 0) assert.ok((weight.get(item.key) ?? 0) <= (weight.get(before.key) ?? 0));
        }
        assert.deepEqual(
          chaptersOf(items).flatMap((chapter) => chapter.items.map(({ number }) => number)),
          items.map((_item, index) => index + 1),
        );
      }),
    );
  });

  it('loses nothing whatever the secretary does: an item is on it, or off it with a reason', () => {
    const edit = fc.oneof(
      fc.record({ kind: fc.constant('remove' as const), at: fc.nat(30) }),
      fc.record({ kind: fc.constant('restore' as const), at: fc.nat(30) }),
      fc.record({ kind: fc.constant('take' as const), at: fc.nat(30) }),
      fc.record({ kind: fc.constant('order' as const), at: fc.nat(30) }),
      fc.record({ kind: fc.constant('add' as const), at: fc.nat(30) }),
    );
    fc.assert(
      fc.property(subjects, fc.array(edit, { maxLength: 25 }), (drawn, steps) => {
        const all = drawn.map(({ key, ...more }) => subject(key, more));
        let edits = noEdits;
        let added = 0;
        for (const { kind, at } of steps) {
          const { items } = proposeAgenda(all, edits);
          const key = items[at % Math.max(1, items.length)]?.key ?? 'task:99';
          const other = all[at % Math.max(1, all.length)]?.key ?? 'task:99';
          const change: AgendaEdit =
            kind === 'remove'
              ? { kind, key, reason: '已解决' }
              : kind === 'order'
                ? { kind, keys: items.map((item) => item.key).toReversed() }
                : kind === 'add'
                  ? { kind, title: '其他', unit: null, words: '' }
                  : { kind, key: other };
          const answer = editAgenda(edits, change, {
            shown: new Set(items.map((item) => item.key)),
            known: new Set(all.map((one) => one.key)),
          });
          if ('fault' in answer) continue;
          edits = answer.edits;
          if (kind === 'add') added += 1;
          if (kind === 'order')
            assert.deepEqual(
              proposeAgenda(all, edits).items.map((item) => item.key),
              items.map((item) => item.key).toReversed(),
            );
        }
        const { items, removed } = proposeAgenda(all, edits);
        const keys = [...items, ...removed].map(({ key }) => key);
        assert.equal(new Set(keys).size, keys.length);
        for (const { key, group } of all) if (group !== null) assert.ok(keys.includes(key), key);
        assert.equal(keys.filter((key) => key.startsWith('own:')).length, added);
        for (const { reason } of removed) assert.equal(reason, '已解决');
      }),
    );
  });
});

describe('what has changed since an agenda went out', () => {
  const figure = (value: number, evidence: string) => ({ value, decimals: 0, evidence }) as never;
  const item = (values: Subject['standing'][number]['values'], key = 'agenda.target.figure') => {
    const { weight: _weight, group: _group, standing: _standing, ...rest } = subject('target:1');
    return { ...rest, group: 'red' as const, standing: stored([{ key, values }]) };
  };

  it('is another figure, another reason or a matter that is gone; not a new measurement of the same, nor days that pass', () => {
    const then = { items: [item({ reading: figure(2, 'a'), days: figure(61, 'a') })] };
    const now = (values: Subject['standing'][number]['values'], key = 'agenda.target.figure') =>
      sinceThen(then, [subject('target:1', { standing: [{ key, values }] })]).length;
    assert.equal(now({ reading: figure(2, 'b'), days: figure(62, 'b') }), 0);
    assert.equal(now({ days: figure(62, 'b'), reading: figure(2, 'b') }), 0);
    assert.equal(now({ reading: figure(3, 'b'), days: figure(61, 'b') }), 1);
    assert.equal(now({ reading: figure(2, 'a'), days: figure(61, 'a') }, 'agenda.target.normal'), 1);
    assert.deepEqual(sinceThen(then, []), [{ key: 'target:1', standing: null }]);
  });
});

describe('a monthly series', () => {
  it('is held on working days as due times count them: holidays are off, make-up days are on', () => {
    // 1 to 8 October 2025 are holidays; Sunday 28 September is worked.
    assert.equal(workingDayOf('2025-10', 1), '2025-10-09');
    assert.equal(workingDayOf('2025-10', 2), '2025-10-10');
    assert.equal(workingDayOf('2025-10', 3), '2025-10-11', 'a Saturday that is worked');
    assert.equal(monthAfter('2025-12'), '2026-01');
  });

  it('goes on at the same hour, as long as before, with nothing decided yet', () => {
    const next = nextOfSeries({
      id: '1',
      case: '1',
      kind: 'progress',
      title: '例会',
      place: '一楼',
      chair: '主任',
      startsAt: '2025-09-03T01:30:00.000Z',
      endsAt: '2025-09-03T03:00:00.000Z',
      units: ['甲'],
      series: { id: 's', workingDay: 3 },
      period: '2025-09',
      edits: { ...noEdits, taken: ['task:1'] },
      sequence: 4,
      changedAt: '',
      announced: true,
      state: 'held',
      version: 5,
    });
    assert.deepEqual(
      [next?.startsAt, next?.endsAt, next?.period, next?.units, next?.edits],
      ['2025-10-11T01:30:00.000Z', '2025-10-11T03:00:00.000Z', '2025-10', null, noEdits],
    );
  });
});
