import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { Messages, type Text } from '../../packs/messages.ts';
import { faultKinds, withFault } from '../fault-text.ts';
import { schemaFault } from '../schema-fault.ts';

const strict = { additionalProperties: false };
const kind = (name: string, rest: Parameters<typeof Type.Object>[0]) =>
  Type.Object({ kind: Type.Literal(name), ...rest }, strict);
const schema = Type.Object(
  {
    system: Type.Union([Type.Literal('WGS84'), Type.Literal('GCJ02')]),
    part: Type.Union([
      kind('plain', { gain: Type.Number() }),
      kind('panel', { panel: Type.Object({ rows: Type.Integer({ minimum: 1 }) }, strict) }),
    ]),
  },
  strict,
);
const compiled = Compile(schema);
const fine = { system: 'WGS84', part: { kind: 'plain', gain: 1 } };

test('what is wrong is said of the branch that was meant, with what would be right', () => {
  for (const [wrong, told] of [
    [
      { ...fine, part: { kind: 'panel', panel: { rows: 0 } } },
      { where: '/part/panel/rows', fault: 'at-least', found: '0', limit: 1 },
    ],
    [
      { ...fine, system: 'NAD27' },
      { where: '/system', fault: 'choice', found: '"NAD27"', allowed: 'WGS84, GCJ02' },
    ],
    [
      { ...fine, surprise: 1 },
      { where: '/surprise', fault: 'unknown-member', found: '1', allowed: 'system, part' },
    ],
    [
      { ...fine, part: { kind: 'plain', gain: 1, loss: 2 } },
      { where: '/part/loss', fault: 'unknown-member', found: '2', allowed: 'kind, gain' },
    ],
    [
      { ...fine, part: { kind: 'dish' } },
      { where: '/part/kind', fault: 'choice', found: '"dish"', allowed: 'plain, panel' },
    ],
    [{ system: 'WGS84' }, { where: '/', fault: 'missing', members: 'part' }],
    [
      { ...fine, part: { kind: 'plain', gain: '3' } },
      { where: '/part/gain', fault: 'type', found: '"3"', expected: 'number' },
    ],
  ] as const)
    assert.deepEqual(schemaFault(compiled, schema, wrong), told);
});

const Limits = Type.Object({
  name: Type.Optional(Type.String({ minLength: 2, maxLength: 4, pattern: '^[a-z]*$' })),
  list: Type.Optional(
    Type.Array(Type.Number({ exclusiveMinimum: 0, exclusiveMaximum: 9 }), {
      minItems: 1,
      maxItems: 2,
      uniqueItems: true,
    }),
  ),
  kind: Type.Optional(Type.Enum(['a', 'b'])),
  pair: Type.Optional(Type.Tuple([Type.Number(), Type.Number()])),
  perhaps: Type.Optional(Type.Union([Type.Number({ maximum: 5 }), Type.Null()])),
  day: Type.Optional(Type.String({ format: 'date' })),
  words: Type.Optional(Type.String({ pattern: '\\S' })),
});
const limits = Compile(Limits);

test('limits, choices and forms are told in sentences of both languages', () => {
  const messages = Messages.load(join(import.meta.dirname, '..', '..'));
  for (const [wrong, where, chinese, english] of [
    [{ name: '' }, '/name', '有 0 个字符，至少要 2 个', 'it has 0 characters and should have 2 at least'],
    [
      { name: '五个字名称' },
      '/name',
      '有 5 个字符，最多 4 个',
      'it has 5 characters and should have 4 at most',
    ],
    [
      { name: 'AB' },
      '/name',
      '是 "AB"，写法应为 /^[a-z]*$/',
      'it is "AB" and should be written as /^[a-z]*$/',
    ],
    [{ list: [] }, '/list', '有 0 项，至少要 1 项', 'it has 0 elements and should have 1 at least'],
    [{ list: [1, 2, 3] }, '/list', '有 3 项，最多 2 项', 'it has 3 elements and should have 2 at most'],
    [{ list: [0] }, '/list/0', '是 0，应大于 0', 'it is 0 and should be more than 0'],
    [{ list: [9] }, '/list/0', '是 9，应小于 9', 'it is 9 and should be less than 9'],
    [
      { list: [1, 1] },
      '/list',
      '1 出现了不止一次，只应出现一次',
      '1 stands there more than once and should stand there once',
    ],
    [{ kind: 'c' }, '/kind', '是 "c"，应为其中之一：a, b', 'it is "c" and should be one of a, b'],
    [{ pair: [1] }, '/pair', '有 1 项，至少要 2 项', 'it has 1 elements and should have 2 at least'],
    [
      { pair: [1, 2, 3] },
      '/pair/2',
      '是多出来的一项，只应有 2 项',
      'it is one element too many; there should be 2',
    ],
    [
      { perhaps: 'x' },
      '/perhaps',
      '是 "x"，应为数字或null（没有）',
      'it is "x" and should be a number or null (nothing)',
    ],
    [
      { perhaps: JSON.parse('1e999') },
      '/perhaps',
      '数值大得无法表示（如 1e999）',
      'it is a number larger than any that can be held (such as 1e999)',
    ],
    [{ perhaps: 6 }, '/perhaps', '是 6，不应大于 5', 'it is 6 and should be at most 5'],
    [
      { day: '2027-02-30' },
      '/day',
      '是 "2027-02-30"，不是有效的日期；请写成 2027-06-30 这样',
      'it is "2027-02-30", which is no day of the calendar; write it like 2027-06-30',
    ],
    [{ words: ' ' }, '/words', '不能为空', 'it must not be empty'],
    [[], '/', '是 []，应为对象（{}）', 'it is [] and should be an object ({})'],
  ] as const) {
    const fault = schemaFault(limits, Limits, wrong);
    assert.equal(fault.where, where);
    assert.deepEqual(withFault(messages, fault)['reason'], { 'zh-CN': chinese, en: english });
  }
});

test('every fault has its sentence in both languages, and fills it', () => {
  const messages = Messages.load(join(import.meta.dirname, '..', '..'));
  const values = {
    found: 'F',
    limit: 1,
    allowed: 'A',
    expected: 'number',
    members: 'M',
    detail: 'D',
    policy: 'P',
    near: 'N',
    said: 'S',
  };
  for (const fault of faultKinds) {
    const { reason } = withFault(messages, { ...values, fault });
    const { 'zh-CN': chinese, en } = reason as Text;
    assert.notEqual(chinese, en, fault);
    for (const text of [chinese, en]) assert.doesNotMatch(text, /faults\.|\{\w+\}/, fault);
  }
  assert.deepEqual(withFault(messages, { reason: 'as it is', fault: 'choice' })['reason'], 'as it is');
});

test('anything wrong has a place and a reason', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const { where, fault } = schemaFault(compiled, schema, value);
      assert.ok(where.startsWith('/') && faultKinds.includes(fault));
      assert.ok(fault !== 'other');
    }),
  );
});
