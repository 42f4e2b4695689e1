import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { testActor } from '../../test/test-kernel.ts';
import type { JournalLine, Notice } from '../case.ts';
import { CaseWork } from '../case-work.ts';
import { replay } from '../replay.ts';
import { permit } from './permit.ts';

const by = testActor();
const DAY = 86_400_000;
const START = Date.parse('2026-01-20T02:00:00.000Z');

const step = fc.oneof(
  fc.record({ act: fc.constantFrom(...Object.keys(permit.transitions), 'nothing'), days: fc.nat(9) }),
  fc.record({ act: fc.constantFrom('look', 'answer', 'call', 'extend'), days: fc.nat(30) }),
);

/** What a store would hold after some steps: nothing but what was stored is known to the next. */
interface Held {
  item: CaseWork['item'];
  notices: Notice[];
  lines: JournalLine[];
  nextAt: string | null;
}

test('whatever is tried in whatever order, a case stays in its machine, tells each notice once, and its journal tells it', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), fc.integer({ min: -10, max: 60 }), (steps, due) => {
      let now = new Date(START);
      const first = new CaseWork(permit, null, [], now);
      const finalDueAt = new Date(START + due * DAY).toISOString();
      first.open({ type: 'Permit', data: {}, owner: '公路局', finalDueAt, state: 'filed' });
      const held: Held = { item: first.item, notices: [], lines: [], nextAt: null };
      keep(held, first, now);
      for (const { act, days } of steps) {
        now = new Date(now.getTime() + days * DAY);
        const work = new CaseWork(permit, held.item, held.notices, now);
        const before = held.item;
        try {
          take(work, act, now);
        } catch (error) {
          assert.match(String((error as { code?: string }).code), /^cases\./);
          assert.equal(held.item, before, 'what is refused changes nothing');
          continue;
        }
        if (act === 'look' && (held.nextAt === null || held.nextAt > now.toISOString()))
          assert.deepEqual(work.steps, [], 'nothing is due before it is to be looked at');
        keep(held, work, now);
      }
      const sent = held.notices.map(({ rule, occasion, rung }) => `${rule} ${occasion} ${rung}`);
      assert.equal(new Set(sent).size, sent.length, 'no notice is sent twice');
      assert.deepEqual({ ...replay(permit, held.item, held.lines), notice: held.item.notice }, held.item);
      assert.equal(held.lines.filter(({ transition }) => transition === 'notify').length, sent.length);
      if (permit.states[held.item.state]?.closed) {
        assert.deepEqual([held.nextAt, held.item.notice, held.item.dueAt], [null, null, null]);
      }
    }),
    { numRuns: 1500 },
  );
});

function take(work: CaseWork, act: string, now: Date): void {
  const { id } = work.item;
  if (act === 'look') work.sendDue();
  else if (act === 'answer') work.answer({ id, number: 1, note: '在办' }, by);
  else if (act === 'call') work.notify({ id, rule: 'badly', note: '' });
  else if (act === 'extend') {
    const finalDueAt = new Date(now.getTime() + 20 * DAY).toISOString();
    work.revise({ id, owner: '公路局', finalDueAt, note: '延期' });
  } else {
    const finalDueAt = new Date(now.getTime() + 10 * DAY).toISOString();
    const sets = permit.transitions[act]?.sets ?? [];
    const terms = {
      ...(sets.includes('owner') ? { owner: '水利局' } : {}),
      ...(sets.includes('finalDueAt') ? { finalDueAt } : {}),
    };
    const detail = act === 'tell' ? { how: 'well' } : {};
    work.move({ id, transition: act, note: '有事', detail, terms }, by);
  }
}

function keep(held: Held, work: CaseWork, now: Date): void {
  for (const { before, after, transition, note, detail, terms } of work.steps) {
    const line = {
      sequence: after.version,
      at: now.toISOString(),
      by: by.id,
      transition,
      note,
      detail,
      terms,
    };
    held.lines.push({ ...line, from: before?.state ?? null, to: after.state });
  }
  const changed = [...work.changed.values()];
  held.notices = [...held.notices.filter(({ number }) => !work.changed.has(number)), ...changed].toSorted(
    (one, other) => one.number - other.number,
  );
  held.item = work.item;
  held.nextAt = work.nextAt;
}
