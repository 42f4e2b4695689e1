import Type from 'typebox';
import { defineOperation } from '../../packs/operation.ts';
import { definePack } from '../../packs/pack.ts';
import { measures } from './measures.ts';
import { lamp, repair, spot } from './types.ts';

const countBytes = defineOperation({
  name: 'count-bytes',
  kind: 'command',
  permission: 'fixture.write',
  input: Type.Object({ times: Type.Optional(Type.Integer({ minimum: 1 })) }),
  output: Type.Object({ bytes: Type.Integer() }),
  body: { media: ['text/plain'], maxBytes: 1000 },
  handle: ({ times = 1 }, { body }) => Promise.resolve({ bytes: body.length * times }),
});

const echoText = defineOperation({
  name: 'echo-text',
  kind: 'command',
  permission: 'fixture.write',
  input: Type.Object({ text: Type.String(), more: Type.Optional(Type.Array(Type.String())) }),
  output: Type.Object({ text: Type.String(), by: Type.String() }),
  handle: ({ text }, { actor }) => Promise.resolve({ text, by: actor.id }),
});

const breakDown = defineOperation({
  name: 'break-down',
  kind: 'command',
  permission: 'fixture.write',
  input: Type.Object({}),
  output: Type.Object({}),
  handle: () => Promise.reject(new Error('a secret of the inside')),
});

/** A small pack with one of everything: street lamps, the spots that they light, and their repair. */
export const fixturePack = definePack({
  id: 'fixture',
  folder: import.meta.dirname,
  entities: [lamp, spot],
  cases: [repair],
  measures,
  operations: [countBytes, echoText, breakDown],
  pages: [{ id: 'lamps', path: '/fixture/lamps', file: 'console/lamps.tsx' }],
  errors: { dark: 409 },
});
