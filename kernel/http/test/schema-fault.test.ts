import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
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
  for (const [wrong, where, reason] of [
    [{ ...fine, part: { kind: 'panel', panel: { rows: 0 } } }, '/part/panel/rows', '0, ≥ 1'],
    [{ ...fine, system: 'NAD27' }, '/system', '"NAD27" ∉ {WGS84, GCJ02}'],
    [{ ...fine, surprise: 1 }, '/surprise', '∉ {system, part}'],
    [{ ...fine, part: { kind: 'plain', gain: 1, loss: 2 } }, '/part/loss', '∉ {kind, gain}'],
    [{ ...fine, part: { kind: 'dish' } }, '/part/kind', '"dish" ∉ {plain, panel}'],
    [{ system: 'WGS84' }, '/', 'part?'],
    [{ ...fine, part: { kind: 'plain', gain: '3' } }, '/part/gain', '"3" ∉ number'],
  ] as const)
    assert.deepEqual(schemaFault(compiled, schema, wrong), { where, reason });
});

test('texts and lists that are too short or too long, and texts of another form, are told by signs', () => {
  const Limits = Type.Object({
    name: Type.Optional(Type.String({ minLength: 2, maxLength: 4, pattern: '^[a-z]*$' })),
    list: Type.Optional(Type.Array(Type.Number({ exclusiveMinimum: 0 }), { minItems: 1, maxItems: 2 })),
  });
  const limits = Compile(Limits);
  for (const [wrong, where, reason] of [
    [{ name: '' }, '/name', 'n = 0, ≥ 2'],
    [{ name: '五个字名称' }, '/name', 'n = 5, ≤ 4'],
    [{ name: 'AB' }, '/name', '"AB" ∉ /^[a-z]*$/'],
    [{ list: [] }, '/list', 'n = 0, ≥ 1'],
    [{ list: [1, 2, 3] }, '/list', 'n = 3, ≤ 2'],
    [{ list: [0] }, '/list/0', '0, > 0'],
  ] as const)
    assert.deepEqual(schemaFault(limits, Limits, wrong), { where, reason });
});

test('anything wrong has a place and a reason', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const { where, reason } = schemaFault(compiled, schema, value);
      assert.ok(where.startsWith('/') && reason !== '');
    }),
  );
});
