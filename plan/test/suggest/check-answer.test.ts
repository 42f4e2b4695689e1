import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { readQuantities } from '../../compile/quantity/read-quantities.ts';
import { checkAnswer, refusalReasons, suggestedClasses } from '../../rules/suggest/check-answer.ts';

const text = '前文。1.建设园区。到2027年建成3—5个园区，投资12.5亿元，由市发改委牵头。2.别的事，投资99亿元。';
const stretch = { start: 3, end: text.indexOf('2.别的事') };

const checked = (suggestion: object | string) =>
  checkAnswer(
    typeof suggestion === 'string' ? suggestion : JSON.stringify({ suggestions: [suggestion] }),
    text,
    stretch,
  );

describe('an answer of a model', () => {
  test('is kept where quote, class and numbers hold', () => {
    const { proposals, refused } = checked({
      quote: '投资12.5亿元',
      class: 'target',
      values: [{ text: '12.5亿元', value: 12.5 }],
    });
    assert.deepEqual(refused, []);
    assert.deepEqual(proposals[0]?.quantities, [{ text: '12.5亿元', value: 12.5, high: null, unit: '亿元' }]);
    assert.equal(text.slice(proposals[0]?.span.start, proposals[0]?.span.end), '投资12.5亿元');
    const range = { quote: '建成3—5个园区', class: 'target', values: [{ text: '3—5个', value: 3, high: 5 }] };
    assert.equal(checked(range).proposals.length, 1);
    assert.equal(
      checked(`\`\`\`json\n${JSON.stringify({ suggestions: [range] })}\n\`\`\``).proposals.length,
      1,
    );
  });

  for (const [name, suggestion, reason] of [
    ['a quote that stands nowhere', { quote: '投资13亿元', class: 'target' }, 'wrong-quote'],
    ['a quote with one other mark', { quote: '建成3-5个园区', class: 'target' }, 'wrong-quote'],
    ['a quote of another item', { quote: '投资99亿元', class: 'target' }, 'wrong-quote'],
    ['a quote that reaches into another item', { quote: '牵头。2.别', class: 'units' }, 'wrong-quote'],
    ['a quote that stands twice', { quote: '园区', class: 'scope' }, 'wrong-quote'],
    [
      'a changed number',
      { quote: '投资12.5亿元', class: 'target', values: [{ text: '12.5亿元', value: 125 }] },
      'wrong-value',
    ],
    [
      'a number from elsewhere',
      { quote: '投资12.5亿元', class: 'target', values: [{ text: '99亿元', value: 99 }] },
      'wrong-value',
    ],
    [
      'half of a range',
      { quote: '建成3—5个园区', class: 'target', values: [{ text: '3—5个', value: 3 }] },
      'wrong-value',
    ],
    ['a class of its own', { quote: '投资12.5亿元', class: 'approved' }, 'wrong-class'],
    [
      'a member that nobody asked for',
      { quote: '投资12.5亿元', class: 'target', apply: true },
      'wrong-shape',
    ],
    ['another shape', '{"suggestions":"all"}', 'wrong-shape'],
    ['a list', '[]', 'wrong-shape'],
    ['prose', '当然！以下是建议：投资12.5亿元。', 'not-json'],
    ['JSON cut off', '{"suggestions":[{"quote":"投资', 'not-json'],
    ['prose around JSON', 'Sure: {"suggestions":[]}', 'not-json'],
  ] as const)
    test(`is thrown away for ${name}`, () => {
      assert.deepEqual(checked(suggestion), { proposals: [], refused: [reason] });
    });

  test('one lie does not take the truth beside it along', () => {
    const answer = {
      suggestions: [
        { quote: '由市发改委牵头', class: 'units' },
        { quote: '由市财政局牵头', class: 'units' },
      ],
    };
    const { proposals, refused } = checked(JSON.stringify(answer));
    assert.deepEqual([proposals.map(({ quote }) => quote), refused], [['由市发改委牵头'], ['wrong-quote']]);
  });

  test('whatever it is, all that is kept stands in the item and re-reads to the same numbers', () => {
    const quotes = fc.oneof(
      fc.tuple(fc.nat(text.length), fc.nat(12)).map(([at, size]) => text.slice(at, at + size)),
      fc.string(),
    );
    const values = fc.array(
      fc.record({ text: quotes, value: fc.oneof(fc.constantFrom(3, 5, 12.5, 99, 2027), fc.double()) }),
    );
    const suggestions = fc.array(
      fc.oneof(
        fc.record({ quote: quotes, class: fc.constantFrom(...suggestedClasses, 'x'), values }),
        fc.anything(),
      ),
    );
    fc.assert(
      fc.property(
        fc.oneof(
          suggestions.map((list) => ({ suggestions: list })),
          fc.anything(),
        ),
        (answer) => {
          const { proposals, refused } = checkAnswer(JSON.stringify(answer) ?? '', text, stretch);
          assert.ok(refused.every((reason) => refusalReasons.includes(reason)));
          for (const { span, quote, class: name, quantities } of proposals) {
            assert.equal(text.slice(span.start, span.end), quote);
            assert.ok(span.start >= stretch.start && span.end <= stretch.end);
            assert.ok(suggestedClasses.includes(name));
            const read = readQuantities(quote, 0, quote.length);
            assert.deepEqual(
              quantities.map(({ value }) => value),
              read.map(({ low }) => low),
            );
          }
        },
      ),
      { numRuns: 1000 },
    );
  });
});
