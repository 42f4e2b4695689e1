import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { changeByTwo } from '../by-two.ts';
import { house } from './house.ts';
import { TEXT } from './sample.ts';

const threshold = { setBy: '市政府常务会议', setOn: '2026-01-15', minute: '〔2026〕3号' };
const number = { comparator: '>=', value: 12, low: null, high: null, unit: '个', due: null };
const horizon = { kind: 'absolute', year: null, date: null, minYears: null, maxYears: null };

describe('what is refused, in words, with nothing stored', () => {
  test('units, horizons and thresholds that cannot be', async () => {
    await using here = await house(TEXT);
    const { plan, compiled, call } = here;
    const item = compiled.items[0]?.id;
    const target = compiled.targets[0]?.id;
    const batch = compiled.targets.find(({ kind }) => kind === 'qualitative')?.id;
    const twice = [
      { unit: '市科技局', role: 'lead' },
      { unit: '市科技局', role: 'support' },
    ];
    const span = { start: TEXT.indexOf('支持企业'), end: TEXT.indexOf('支持企业') + 4 };
    const added = {
      kind: 'numeric',
      subject: '企业',
      comparator: '>=',
      value: 1,
      low: null,
      high: null,
      unit: '家',
      quantity: 'level',
      horizon: null,
      scope: null,
      nature: null,
    };
    const refusals = [
      ['correct-item', { item, fields: { units: twice } }, 'plan.unit-repeated'],
      ['correct-item', { item, fields: { units: [{ unit: ' ', role: 'lead' }] } }, 'plan.words-missing'],
      ['correct-item', { item, fields: {} }, 'plan.nothing-changed'],
      ['correct-target', { target, fields: { horizon } }, 'plan.horizon-empty'],
      [
        'correct-target',
        { target, fields: { horizon: { ...horizon, kind: 'relative', minYears: 5, maxYears: 3 } } },
        'plan.years-out-of-range',
      ],
      ['correct-target', { target, fields: { comparator: null } }, 'plan.comparator-missing'],
      [
        'correct-target',
        { target, fields: { horizon: { ...horizon, kind: 'relative', minYears: 1, maxYears: 51 } } },
        'plan.years-out-of-range',
      ],
      [
        'correct-target',
        { target, fields: { comparator: 'range', value: null, low: 5, high: 5 } },
        'plan.range-reversed',
      ],
      [
        'set-threshold',
        { target: batch, number, threshold: { ...threshold, setOn: '2999-01-01' } },
        'plan.date-ahead',
      ],
      [
        'set-threshold',
        { target: batch, number, threshold: { ...threshold, setOn: '0202-01-15' } },
        'plan.year-out-of-range',
      ],
      [
        'set-threshold',
        { target: batch, number: { ...number, value: null }, threshold },
        'plan.number-missing',
      ],
      ['set-threshold', { target: batch, number: { ...number, unit: '斗' }, threshold }, 'plan.unknown-unit'],
      [
        'set-threshold',
        { target: batch, number: { ...number, value: -3 }, threshold },
        'plan.count-below-zero',
      ],
      [
        'set-threshold',
        {
          target: batch,
          number: { ...number, comparator: 'range', value: null, low: -1, high: 4, unit: '万人' },
          threshold,
        },
        'plan.count-below-zero',
      ],
      [
        'set-threshold',
        { target: batch, number: { ...number, value: 1e300 }, threshold },
        'plan.number-too-large',
      ],
      ['correct-target', { target, fields: { value: -3, unit: '家' } }, 'plan.count-below-zero'],
      ['correct-target', { target, fields: { value: -3, unit: '天' } }, 'plan.count-below-zero'],
      ['add-target', { span, fields: { ...added, value: -1 } }, 'plan.count-below-zero'],
      ['set-threshold', { target: batch, number, threshold: { ...threshold, minute: '' } }, 'http.bad-input'],
      ['set-threshold', { target: batch, number, threshold: { ...threshold, setBy: ' ' } }, 'http.bad-input'],
      // The document gives it a number: whoever decides otherwise corrects it, or amends the plan.
      ['set-threshold', { target, number, threshold }, 'plan.has-number'],
      ['set-threshold', { target: item, number, threshold }, 'plan.not-found'],
      ['reject-thing', { kind: 'item', id: 'p1-9', reason: '重复' }, 'plan.not-found'],
      ['reject-thing', { kind: 'item', id: item, reason: ' ' }, 'http.bad-input'],
      ['accept-things', { things: [{ kind: 'item', id: 'p1-9', seen: 0 }] }, 'plan.not-found'],
      ['accept-things', { things: [] }, 'http.bad-input'],
      [
        'accept-things',
        { things: [1, 2].map(() => ({ kind: 'item', id: item, seen: 0 })) },
        'http.bad-input',
      ],
      ['add-target', { span, fields: { subject: '' } }, 'http.bad-input'],
      ['undo-decisions', { sequences: [] }, 'http.bad-input'],
      ['acknowledge-gap', { gap: 'missing-annex:', reason: '' }, 'http.bad-input'],
    ] as const;
    for (const [name, input, code] of refusals) {
      const seen = ['accept-things', 'add-target', 'undo-decisions'].includes(name) ? {} : { seen: 0 };
      const reason = name.startsWith('correct') ? { reason: '核对' } : {};
      const { answer } = await call<{ messages?: object }>(name, { plan, ...seen, ...reason, ...input });
      assert.equal(answer.code, code, `${name} ${JSON.stringify(input)} ${JSON.stringify(answer)}`);
      assert.deepEqual(Object.keys(answer.messages ?? {}).toSorted(), ['en', 'zh-CN'], code);
    }
    assert.deepEqual(await here.record(), []);
    const beyond = await call<object>('read-decisions', { plan, after: 2 ** 31 });
    assert.equal(beyond.answer.code, 'http.bad-input', 'a place that no record has');
  });

  test('a plan at work: its items stay, its head and its thresholds can still be decided', async () => {
    await using here = await house(TEXT);
    const { plan, compiled, call } = here;
    await here.acceptAll();
    assert.equal((await call('confirm-plan', { plan })).status, 200);
    assert.equal((await call('confirm-plan', { plan })).answer.code, 'plan.wrong-state');
    const item = compiled.items[0]?.id;
    const { length } = await here.record();
    for (const [name, input] of [
      ['reject-thing', { kind: 'item', id: item, seen: 1, reason: '重复' }],
      ['correct-item', { item, seen: 1, fields: { title: '新' }, reason: '核对' }],
      ['undo-decisions', { sequences: [1] }],
    ] as const)
      assert.equal((await call(name, { plan, ...input })).answer.code, 'plan.not-a-draft', name);
    const { kernel } = here.tools;
    const byTwo = (kind: string, content: object) =>
      changeByTwo(kernel, `plan.${kind}`, { plan, ...content });
    assert.equal((await here.record()).length, length);
    const batch = compiled.targets.find(({ kind }) => kind === 'qualitative')?.id;
    const seen = (await here.record()).find(({ thing }) => thing.id === batch)?.sequence ?? 0;
    const alone = await call('set-threshold', { plan, target: batch, seen, number, threshold });
    assert.equal(alone.answer.code, 'plan.needs-proposal');
    const negative = { target: batch, number: { ...number, value: -3 }, threshold };
    assert.equal((await byTwo('threshold', negative)).code, 'plan.count-below-zero');
    const set = await byTwo('threshold', { target: batch, number, threshold });
    assert.equal(set.status, 200, String(set.code));
    const { sequence } = (await here.record()).at(-1) ?? assert.fail();
    assert.equal(
      (await call('undo-decisions', { plan, sequences: [sequence] })).answer.code,
      'plan.needs-proposal',
    );
    const undone = await byTwo('undo', { sequence });
    assert.deepEqual(undone.preview?.differences.find(({ label }) => label.en === 'Value')?.before?.en, '12');
    assert.equal((await byTwo('threshold', { target: batch, number, threshold })).status, 200);
    const written = compiled.targets.find(({ kind }) => kind === 'numeric')?.id;
    assert.equal(
      (await byTwo('threshold', { target: written, number, threshold })).code,
      'plan.has-number',
      'a number of the document is changed by a new version',
    );
    const fields = { issueDate: '2025-03-01' };
    const date = { plan, seen: 0, fields, reason: '红头文件' };
    assert.equal((await call('correct-plan', date)).answer.code, 'plan.needs-proposal');
    assert.equal((await byTwo('head', { fields })).status, 200);
    const view = (await here.board()).targets.find(({ kind }) => kind === 'qualitative');
    assert.equal(view, undefined);
  });

  test('a target that was added is told apart, corrected, and taken back', async () => {
    await using here = await house(TEXT);
    const { plan, compiled, call } = here;
    const words = '培育数据市场';
    const span = { start: TEXT.indexOf(words), end: TEXT.indexOf(words) + words.length };
    const fields = {
      kind: 'numeric',
      subject: '数据市场',
      comparator: '>=',
      value: 2,
      low: null,
      high: null,
      unit: '个',
      quantity: 'level',
      horizon: { ...horizon, year: 2028 },
      scope: null,
      nature: null,
    };
    const added = await call('add-target', { plan, span, fields });
    assert.equal(added.status, 200, JSON.stringify(added.answer));
    assert.equal((await call('add-target', { plan, span, fields })).answer.code, 'plan.added-already');
    const { length } = compiled.targets;
    assert.equal((await here.board()).targets.length, length + 1);
    assert.equal((await call('undo-decisions', { plan, sequences: [1] })).status, 200);
    assert.equal((await here.board()).targets.length, length);
  });
});
