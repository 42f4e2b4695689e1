import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { addedId } from '../../../confirm/added-id.ts';
import type { Decision, FieldChange, Thing } from '../../../confirm/decision.ts';
import { carryDecisions } from '../../../rules/amend/carry-decisions.ts';
import { diffPlans } from '../../../rules/amend/diff-plans.ts';
import { FIRST, SECOND } from '../../amend/versions.ts';
import { compile, decision } from '../../confirm/sample.ts';

const [before, after] = [compile(FIRST), compile(SECOND)];
const diff = diffPlans(before, after);
const item = (plan: typeof before, title: string): Thing => ({
  kind: 'item',
  id: plan.items.find((one) => one.title.startsWith(title))?.id ?? assert.fail(title),
});
const carry = (decided: readonly Decision[], anew: readonly Decision[] = [], text = SECOND) =>
  carryDecisions({ before, after, diff, decided, anew, text });
const brief = (decisions: readonly Decision[]) =>
  decisions.map(({ sequence, thing, act, changes }) => [
    sequence,
    thing.id,
    act,
    changes.map(({ field }) => field).join(),
  ]);
const corrected = (...changes: FieldChange[]) => ({ changes });
const due: FieldChange = { field: 'due', before: null, after: '2027-01-31' };
const title: FieldChange = { field: 'title', before: '', after: '新名' };

describe('decisions that go over to a new version', () => {
  test('with what stayed as it was, all of them, numbered on from what was decided anew', () => {
    const [old, young] = [item(before, '建设西部园区'), item(after, '建设西部园区')];
    const other = item(after, '发布园区地图');
    const { decisions, left } = carry(
      [decision(4, old, 'reject', { reason: '重复' }), decision(2, old, 'correct', corrected(due))],
      [decision(7, other, 'accept')],
    );
    assert.deepEqual(brief(decisions), [
      [8, young.id, 'correct', 'due'],
      [9, young.id, 'reject', ''],
    ]);
    assert.deepEqual(left, []);
  });

  test('with what changed only what the document says as before', () => {
    const [old, young] = [item(before, '建设东部园区'), item(after, '建设东部园区')];
    const { decisions } = carry([
      decision(1, old, 'accept'),
      decision(2, old, 'correct', corrected(due, title)),
    ]);
    assert.deepEqual(brief(decisions), [[1, young.id, 'correct', 'title']]);
    const only = carry([decision(1, old, 'correct', corrected(due))]);
    assert.deepEqual([only.decisions, only.left], [[], [old]]);
  });

  test('what is decided anew holds; accepting the words again keeps what was corrected', () => {
    const [old, young] = [item(before, '建设西部园区'), item(after, '建设西部园区')];
    const was = [decision(1, old, 'accept'), decision(2, old, 'correct', corrected(due))];
    assert.deepEqual(brief(carry(was, [decision(1, young, 'accept')]).decisions), [
      [2, young.id, 'correct', 'due'],
    ]);
    for (const anew of [
      decision(1, young, 'reject', { reason: '取消' }),
      decision(1, young, 'correct', corrected(title)),
    ])
      assert.deepEqual(carry(was, [anew]).decisions, []);
  });

  test('number and date belong to one document, the title to the plan', () => {
    const thing: Thing = { kind: 'plan', id: 'plan' };
    const fields = ['documentNumber', 'issueDate', 'issuer'].map((field) => ({
      field,
      before: null,
      after: 'x',
    }));
    // Also where neither document gives one: a number of the old one is not that of the new.
    const none = { documentNumber: null, issueDate: null };
    const [old, young] = [
      { ...before, ...none },
      { ...after, ...none },
    ];
    const decided = [decision(1, thing, 'correct', corrected(...fields))];
    const { decisions } = carryDecisions({
      before: old,
      after: young,
      diff,
      decided,
      anew: [],
      text: SECOND,
    });
    assert.deepEqual(brief(decisions), [[1, 'plan', 'correct', 'issuer']]);
  });

  test('what a person had marked is marked where its words stand once', () => {
    const words = '提供机房和带宽补贴';
    const at = (text: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
    const thing: Thing = { kind: 'item', id: addedId(before.id, 'item', at(FIRST)) };
    const add = decision(1, thing, 'add', {
      changes: [
        { field: 'span', before: null, after: at(FIRST) },
        { field: 'text', before: null, after: words },
      ],
    });
    const next = addedId(after.id, 'item', at(SECOND));
    const { decisions, added } = carry([add]);
    assert.deepEqual(decisions[0]?.changes[0]?.after, at(SECOND));
    assert.deepEqual([...added], [[thing.id, next]]);
    const twice = carry([add], [], SECOND.replace('吸引社会资本投向', `${words}投向`));
    assert.deepEqual([twice.decisions, twice.left], [[], [thing]]);
    assert.deepEqual(carry([add], [], SECOND.replace(words, '另有补贴')).left, [thing]);
  });
});
