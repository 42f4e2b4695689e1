import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { StoredSentence } from '../../briefing/figure.ts';
import { partsOf, wordsIn } from '../../briefing/words.ts';
import { briefed, house } from './house.ts';

describe('the monthly briefing', () => {
  test('counts, ranks and lamps are those of the board, and every figure has its evidence', async () => {
    const here = await house();
    await using tools = here.tools;
    assert.deepEqual(tools.reported, []);
    const { content } = await briefed(here);
    assert.deepEqual(
      content.units.map(({ unit, rank, tasks, done, overdue, rate }) => [
        unit,
        ...[rank, tasks, done, overdue, rate].map(({ value }) => value),
      ]),
      [
        ['市发展改革委', 1, 2, 1, 0, 50],
        ['市工业和信息化局', 2, 1, 0, 1, 0],
      ],
    );
    const [red] = content.lamps;
    assert.deepEqual(
      [red?.lamp, red?.kind, red?.unit, red?.days?.value],
      ['overdue', 'task', '市工业和信息化局', 30],
    );
    const measured = content.targets.find(({ reading }) => reading !== null);
    assert.deepEqual([measured?.goal?.value, measured?.reading?.value, measured?.tier], [3, 2, 'D']);
    const note = content.evidence.find(({ id }) => id === measured?.reading?.evidence)?.of;
    assert.ok(note?.kind === 'measurement');
    assert.equal((await tools.kernel.measures.read(note.measurement)).value, 2);
    const row = content.ledger[1];
    assert.deepEqual(
      [row?.state, row?.signed, row?.reported, row?.closed, row?.standing],
      ['done', '2026-03-02', '2026-03-02', '2026-03-02', 'done'],
    );
  });

  test('no figure is without evidence, and no word of ours holds a number', async () => {
    const here = await house();
    await using tools = here.tools;
    const { content } = await briefed(here);
    const known = new Set(content.evidence.map(({ id }) => id));
    let figures = 0;
    const walk = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return;
      if ('evidence' in value && 'value' in value) {
        figures++;
        assert.ok(known.has(String(value.evidence)), String(value.evidence));
      }
      for (const inner of Object.values(value)) walk(inner);
    };
    const { evidence: _evidence, ...said } = content;
    walk(said);
    assert.ok(figures > 30, `${figures} figures`);
    for (const language of ['zh-CN', 'en'] as const) {
      const words = wordsIn(tools.kernel, language);
      const sentences = [...content.situation, ...content.problems, ...content.demands].flat();
      for (const sentence of sentences as StoredSentence[]) {
        const day = Object.values(sentence.values).some((value) => 'day' in value);
        const text = partsOf(sentence, words)
          .filter((part) => typeof part === 'string')
          .join('');
        assert.ok(text.length > 5 && !text.includes('briefing.'), text);
        if (!day) assert.doesNotMatch(text, /\d/, sentence.key);
      }
    }
  });

  test('a month that is over is written as it was at its end', async () => {
    const here = await house();
    await using tools = here.tools;
    const now = tools.clock.now();
    tools.clock.advance(Date.parse('2026-04-20T02:00:00Z') - now.getTime());
    const first = here.plan.sections.flatMap(({ tasks }) => tasks)[0];
    assert.equal(
      (await here.call('move-task', { task: first?.id, transition: 'accept', note: '' })).status,
      200,
    );
    const march = (await briefed(here)).content;
    const april = (await briefed(here, { month: '2026-04' })).content;
    assert.equal(march.at, '2026-03-31T16:00:00.000Z');
    assert.deepEqual([march.ledger[0]?.state, april.ledger[0]?.state], ['pending', 'signed']);
    assert.deepEqual([march.number, april.number], [1, 2]);
    assert.equal(march.ledger[0]?.days?.value, 60);
  });

  test('a month to come, and one without tasks, are refused, and nothing is stored', async () => {
    const here = await house();
    await using tools = here.tools;
    const make = (month: string) => here.call('make-briefing', { month, issuer: '演练市统筹办公室' });
    assert.equal((await make('2026-04')).answer.code, 'plan.month-ahead');
    assert.equal((await make('2025-12')).answer.code, 'plan.nothing-to-brief');
    assert.equal((await make('2026-13')).status, 400);
    assert.deepEqual((await here.call<{ briefings: [] }>('list-briefings', {})).answer.briefings, []);
    assert.deepEqual(tools.reported, []);
  });

  test('whoever is shown part of the house writes none', async () => {
    const here = await house();
    await using tools = here.tools;
    const { policy } = tools.kernel;
    const text = `@id("others") forbid (principal, action == Action::"records.read", resource is Record)
      when { resource.units.contains("演练市财政局") };`;
    policy.replace(await policy.check([{ source: 'house', text }]));
    const made = await here.call('make-briefing', { month: '2026-03', issuer: '演练市统筹办公室' });
    assert.deepEqual([made.status, made.answer.code], [403, 'plan.partial-view']);
    assert.deepEqual((await here.call<{ briefings: [] }>('list-briefings', {})).answer.briefings, []);
  });
});
