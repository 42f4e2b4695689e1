import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addedId } from '../../confirm/added-id.ts';
import type { Decision, Thing } from '../../confirm/decision.ts';
import { fieldChanges } from '../../confirm/field-changes.ts';
import type { ItemFields, TargetFields } from '../../confirm/fields.ts';
import { itemFields } from '../../confirm/item-fields.ts';
import { programmeInEffect } from '../../confirm/programme-in-effect.ts';
import { newestSequences, thingKey } from '../../confirm/standing.ts';
import { targetFields } from '../../confirm/target-fields.ts';
import { openThings, verdictsOf } from '../../confirm/verdict.ts';
import { decision, sample, TEXT, thingsOf } from './sample.ts';

const units = fc
  .constantFrom('市科技局', '市财政局', '市商务局')
  .map((unit) => ({ unit, role: 'lead' as const }));
const itemChange = fc.record<ItemFields>({
  title: fc.string({ minLength: 1 }),
  units: fc.array(units, { maxLength: 1 }),
  due: fc.constantFrom(null, '2027-06-30', '2028-12-31'),
});
const targetChange = fc.record({
  subject: fc.string({ minLength: 1 }),
  value: fc.integer({ min: 1, max: 9999 }),
  unit: fc.constantFrom('个', '家', '亿元'),
  horizon: fc.constantFrom<TargetFields['horizon']>(null, {
    kind: 'absolute',
    year: 2029,
    date: null,
    minYears: null,
    maxYears: null,
  }),
});

/** One to three decisions about one thing, in order, without their places in the record. */
function about(thing: Thing): fc.Arbitrary<readonly Decision[]> {
  const change = (
    thing.kind === 'item'
      ? itemChange.map((fields) => fieldChanges(before(thing.id), fields))
      : targetChange.map((fields) => fieldChanges(targetBefore(thing.id), { kind: 'numeric', ...fields }))
  ).map((changes) => decision(0, thing, 'correct', { changes: [...changes] }));
  const one = fc.oneof(
    fc.constant(decision(0, thing, 'accept')),
    fc.constant(decision(0, thing, 'reject', { reason: '不是任务' })),
    change,
  );
  return fc.array(one, { maxLength: 3 });
}

const before = (id: string): ItemFields => {
  const item = sample.items.find((one) => one.id === id);
  assert.ok(item);
  return itemFields(item);
};
const targetBefore = (id: string): TargetFields => {
  const target = sample.targets.find((one) => one.id === id);
  assert.ok(target);
  return targetFields(target);
};

/** Decisions about some things, by thing. */
const decided = fc.tuple(...thingsOf(sample).map(about));

/** Numbers the lists one after the other. */
function numbered(lists: readonly (readonly Decision[])[]): readonly Decision[] {
  return lists.flat().map((one, at) => ({ ...one, sequence: at + 1 }));
}

/** Interleaves the lists by these choices; each list keeps its own order. */
function interleaved(
  lists: readonly (readonly Decision[])[],
  choices: readonly number[],
): readonly Decision[] {
  const rest = lists.map((list) => [...list]).filter((list) => list.length > 0);
  const out: Decision[] = [];
  for (let at = 0; rest.length > 0; at += 1) {
    const from = (choices[at % Math.max(1, choices.length)] ?? 0) % rest.length;
    const next = rest[from]?.shift();
    if (next) out.push({ ...next, sequence: out.length + 1 });
    if (rest[from]?.length === 0) rest.splice(from, 1);
  }
  return out;
}

test('the sample has items with and without units, numbers, a batch and gaps', () => {
  assert.deepEqual(
    [sample.items.length, sample.targets.map(({ kind }) => kind), sample.gaps.length > 3],
    [5, ['numeric', 'numeric', 'qualitative'], true],
  );
});

test('without decisions, and with everything accepted, the programme is what the compiler wrote', () => {
  const accepted = thingsOf(sample).map((thing, at) => decision(at + 1, thing, 'accept'));
  assert.deepEqual(programmeInEffect(sample, []), sample);
  assert.deepEqual(programmeInEffect(sample, accepted), sample);
  assert.deepEqual(openThings(sample, accepted), { items: 0, targets: 0 });
});

test('corrected to what it was is what it was', () => {
  const corrections = [
    ...sample.items.map((item) => ({
      thing: { kind: 'item' as const, id: item.id },
      fields: itemFields(item),
    })),
    ...sample.targets.map((one) => ({
      thing: { kind: 'target' as const, id: one.id },
      fields: targetFields(one),
    })),
  ].map(({ thing, fields }, at) => {
    const changes = Object.entries(fields).map(([field, after]) => ({ field, before: null, after }));
    return decision(at + 1, thing, 'correct', { changes });
  });
  assert.deepEqual(programmeInEffect(sample, corrections), sample);
});

test('the order of decisions about different things does not matter', () => {
  fc.assert(
    fc.property(decided, fc.array(fc.nat(), { minLength: 1 }), (lists, choices) => {
      const mixed = interleaved(lists, choices);
      assert.deepEqual(programmeInEffect(sample, mixed), programmeInEffect(sample, numbered(lists)));
      assert.deepEqual(verdictsOf(sample, mixed), verdictsOf(sample, numbered(lists)));
    }),
  );
});

test('the same decisions given again, in any order, count once', () => {
  fc.assert(
    fc.property(decided, fc.array(fc.nat()), (lists, picks) => {
      const record = numbered(lists);
      const again = picks.flatMap((pick) => record.at(pick % Math.max(1, record.length)) ?? []);
      const shuffled = [...record, ...again].toSorted((a, b) => (a.sequence % 3) - (b.sequence % 3));
      assert.deepEqual(programmeInEffect(sample, shuffled), programmeInEffect(sample, record));
    }),
  );
});

test('a decision that was taken back never was', () => {
  fc.assert(
    fc.property(decided, fc.nat(), (lists, pick) => {
      const record = numbered(lists);
      const newest = [...Map.groupBy(record, ({ thing }) => thingKey(thing)).values()].map((list) =>
        list.at(-1),
      );
      const taken = newest.at(pick % Math.max(1, newest.length));
      if (taken === undefined) return;
      const withdrawal = decision(record.length + 1, taken.thing, 'withdraw', { withdraws: taken.sequence });
      const without = record.filter((one) => one !== taken);
      assert.deepEqual(
        programmeInEffect(sample, [...record, withdrawal]),
        programmeInEffect(sample, without),
      );
      assert.equal(newestSequences([...record, withdrawal]).get(thingKey(taken.thing)), withdrawal.sequence);
    }),
  );
});

test('what is rejected leaves the programme, and nothing else does', () => {
  fc.assert(
    fc.property(fc.subarray([...thingsOf(sample)]), (rejected) => {
      const keys = new Set(rejected.map(thingKey));
      const programme = programmeInEffect(
        sample,
        rejected.map((thing, at) => decision(at + 1, thing, 'reject', { reason: '重复' })),
      );
      const left = [
        ...programme.items.map(({ id }) => thingKey({ kind: 'item', id })),
        ...programme.targets.map(({ id }) => thingKey({ kind: 'target', id })),
      ];
      assert.deepEqual(
        left,
        thingsOf(sample)
          .map(thingKey)
          .filter((key) => !keys.has(key)),
      );
    }),
  );
});

test('the compiled plan stays as it was', () => {
  const copy = structuredClone(sample);
  fc.assert(
    fc.property(decided, (lists) => {
      programmeInEffect(sample, numbered(lists));
    }),
    { numRuns: 20 },
  );
  assert.deepEqual(sample, copy);
});

test('a decision about an unknown thing is refused', () => {
  for (const thing of [
    { kind: 'item', id: 'p9-1-1' },
    { kind: 'target', id: sample.items[0]?.id ?? '' },
    { kind: 'gap', id: 'missing-title:' },
    { kind: 'plan', id: 'p1' },
  ] satisfies Thing[])
    assert.throws(() => programmeInEffect(sample, [decision(1, thing, 'accept')]), RangeError);
});

test('an issue date re-dates what counts from it, and closes its gaps', () => {
  const changes = [{ field: 'issueDate', before: null, after: '2025-03-01' }];
  const programme = programmeInEffect(sample, [
    decision(1, { kind: 'plan', id: 'plan' }, 'correct', { changes }),
  ]);
  assert.equal(programme.issueDate, '2025-03-01');
  assert.ok(programme.targets.some(({ horizon }) => horizon?.base === '2025-03-01'));
  const kinds = programme.gaps.map(({ kind }) => kind);
  assert.ok(!kinds.includes('missing-date') && !kinds.includes('relative-horizon-without-base'));
});

test('a unit for the whole plan is responsible where an item names none', () => {
  const changes = [{ field: 'units', before: [], after: [{ unit: '市数据局', role: 'lead' }] }];
  const programme = programmeInEffect(sample, [
    decision(1, { kind: 'plan', id: 'plan' }, 'correct', { changes }),
  ]);
  assert.deepEqual(
    programme.items.map(({ assignments }) => assignments[0]?.unit),
    ['市工业和信息化局', '市发展改革委', '市数据局', '市政府办公室', '市数据局'],
  );
  assert.ok(!programme.gaps.some(({ kind }) => kind === 'no-responsible-unit'));
});

test('a threshold makes a target numeric, with its base, and closes its gap', () => {
  const batch = sample.targets.find(({ kind }) => kind === 'qualitative');
  assert.ok(batch);
  const threshold = { setBy: '市政府常务会议', setOn: '2026-02-01', minute: '〔2026〕3号' };
  const fields = {
    ...targetFields(batch),
    kind: 'numeric',
    comparator: '>=',
    value: 12,
    unit: '个',
  } as const;
  const changes = [...fieldChanges(targetFields(batch), fields)];
  const programme = programmeInEffect(sample, [
    decision(1, { kind: 'target', id: batch.id }, 'set-threshold', { changes, threshold }),
  ]);
  const set = programme.targets.find(({ id }) => id === batch.id);
  assert.deepEqual(
    [set?.kind, set?.value, set?.base, set?.threshold],
    ['numeric', 12, { code: 'C62', factor: 1 }, threshold],
  );
  assert.ok(!programme.gaps.some(({ kind }) => kind === 'unquantified-target'));
});

test('an added item stands at its place under its heading, and can be corrected and taken back', () => {
  const words = '支持企业参与数据交易';
  const start = TEXT.indexOf(words);
  const span = { start, end: start + words.length };
  const thing: Thing = { kind: 'item', id: addedId(sample.id, 'item', span) };
  const fields = { span, text: words, title: words, units: [], due: null };
  const add = decision(1, thing, 'add', { changes: [...fieldChanges({}, fields)] });
  const correct = decision(2, thing, 'correct', {
    changes: [{ field: 'due', before: null, after: '2027-12-31' }],
  });
  const programme = programmeInEffect(sample, [add, correct]);
  const added = programme.items.find(({ id }) => id === thing.id);
  assert.equal(added?.text, TEXT.slice(added?.span.start, added?.span.end));
  assert.deepEqual([added?.heading, added?.due?.date], ['开放数据', '2027-12-31']);
  assert.equal(verdictsOf(sample, [add, correct]).get(thingKey(thing)), 'added');
  assert.equal(
    programmeInEffect(sample, [add, decision(2, thing, 'withdraw', { withdraws: 1 })]).items.length,
    5,
  );
});
