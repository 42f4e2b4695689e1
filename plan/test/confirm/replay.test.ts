import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Decision, Thing } from '../../confirm/decision.ts';
import { fieldChanges } from '../../confirm/field-changes.ts';
import { gapIds } from '../../confirm/gap-ids.ts';
import { gapStatesOf } from '../../confirm/gap-state.ts';
import { programmeInEffect } from '../../confirm/programme-in-effect.ts';
import { standingDecisions, thingKey } from '../../confirm/standing.ts';
import { targetFields } from '../../confirm/target-fields.ts';
import { verdictsOf } from '../../confirm/verdict.ts';
import { house } from './house.ts';
import { decision, sample, TEXT, thingsOf } from './sample.ts';

const things: readonly Thing[] = [
  ...thingsOf(sample),
  { kind: 'plan', id: 'plan' },
  ...gapIds(sample.gaps).map((id): Thing => ({ kind: 'gap', id })),
];

/** What somebody does next: decides about a thing, or takes the newest decision about it back. */
type Step = readonly [thing: Thing, number: number, undo: boolean];
const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.tuple(fc.constantFrom(...things), fc.integer({ min: 1, max: 99 }), fc.boolean()),
  { maxLength: 60 },
);

function decided(sequence: number, thing: Thing, number: number): Decision {
  switch (thing.kind) {
    case 'gap':
      return decision(sequence, thing, 'acknowledge', { reason: '另行印发' });
    case 'plan': {
      const after = `20${String(number).padStart(2, '0')}-01-01`;
      return decision(sequence, thing, 'correct', { changes: [{ field: 'issueDate', before: null, after }] });
    }
    case 'item': {
      if (number % 3 === 0) return decision(sequence, thing, 'accept');
      if (number % 3 === 1) return decision(sequence, thing, 'reject', { reason: '重复' });
      const changes = [{ field: 'title', before: null, after: `第${number}次` }];
      return decision(sequence, thing, 'correct', { changes });
    }
    default: {
      if (number % 3 === 0) return decision(sequence, thing, 'accept');
      if (number % 3 === 1) return decision(sequence, thing, 'reject', { reason: '是背景' });
      const target = sample.targets.find(({ id }) => id === thing.id);
      assert.ok(target);
      const before = targetFields(target);
      const after = {
        ...before,
        kind: 'numeric' as const,
        comparator: '>=' as const,
        value: number,
        unit: '个',
      };
      const threshold = { setBy: '会议', setOn: '2026-02-01', minute: `第${number}号` };
      return decision(sequence, thing, 'set-threshold', {
        changes: [...fieldChanges(before, after)],
        threshold,
      });
    }
  }
}

/** The record that the steps leave, and the same as if what was taken back had never been decided. */
function play(done: readonly Step[]): { record: Decision[]; kept: Decision[] } {
  const record: Decision[] = [];
  for (const [thing, number, undo] of done) {
    const sequence = record.length + 1;
    const newest = standingDecisions(record).get(thingKey(thing))?.at(-1);
    if (!undo) record.push(decided(sequence, thing, number));
    else if (newest) record.push(decision(sequence, thing, 'withdraw', { withdraws: newest.sequence }));
  }
  const withdrawn = new Set(record.map(({ withdraws }) => withdraws));
  const kept = record.filter(({ act, sequence }) => act !== 'withdraw' && !withdrawn.has(sequence));
  return { record, kept };
}

test('any sequence of decisions and undos replays to the same programme, verdicts and gaps', () => {
  fc.assert(
    fc.property(steps, fc.array(fc.nat()), (done, picks) => {
      const { record, kept } = play(done);
      const programme = programmeInEffect(sample, kept);
      assert.deepEqual(programmeInEffect(sample, record), programme);
      assert.deepEqual(verdictsOf(sample, record), verdictsOf(sample, kept));
      assert.deepEqual(gapStatesOf(sample, programme, record), gapStatesOf(sample, programme, kept));
      const shuffled = record.toSorted(
        (a, b) => (picks[a.sequence % Math.max(1, picks.length)] ?? 0) - (picks[b.sequence] ?? 0),
      );
      assert.deepEqual(programmeInEffect(sample, shuffled), programme);
    }),
    { numRuns: 300 },
  );
});

test('the server keeps exactly that: what it shows is what its record replays to', async () => {
  await using here = await house(TEXT);
  const { plan, compiled, call } = here;
  const items = compiled.items.map(({ id }) => id);
  const random = (seed: number): number => (Math.imul(seed, 2654435761) >>> 8) & 0xffff;
  for (let at = 0; at < 40; at += 1) {
    const record = await here.record();
    const standing = standingDecisions(record);
    const id = items[random(at) % items.length] ?? '';
    const seen = record.findLast(({ thing }) => thing.id === id)?.sequence ?? 0;
    const newest = standing.get(thingKey({ kind: 'item', id }))?.at(-1);
    const answers = [
      () => call('accept-things', { plan, things: [{ kind: 'item', id, seen }] }),
      () => call('reject-thing', { plan, kind: 'item', id, seen, reason: '重复' }),
      () => call('correct-item', { plan, item: id, seen, fields: { title: `第${at}次` }, reason: '核对' }),
      () => call('undo-decisions', { plan, sequences: [newest?.sequence ?? 1] }),
    ] as const;
    const { status } = await (answers[random(at * 7 + 3) % 4] ?? answers[0])();
    assert.ok([200, 404, 409].includes(status), String(status));
  }
  const record = await here.record();
  assert.ok(record.length > 15, String(record.length));
  assert.deepEqual(
    record.map(({ sequence }) => sequence),
    record.map((_, at) => at + 1),
  );
  const programme = programmeInEffect(compiled, record);
  const view = await here.board();
  assert.deepEqual(
    view.sections.flatMap(({ tasks }) => tasks.map(({ title }) => title)).toSorted(),
    programme.items.map(({ title }) => title).toSorted(),
  );
});
