import Type from 'typebox';
import { defineOperation } from '../../packs/operation.ts';

export const replayDeadLetters = defineOperation({
  name: 'replay-dead-letters',
  kind: 'command',
  permission: 'facts.write',
  input: Type.Object({ ids: Type.Array(Type.Integer({ minimum: 1 }), { minItems: 1, maxItems: 1000 }) }),
  output: Type.Object({ replayed: Type.Integer() }),
  async handle({ ids }, { kernel }) {
    return { replayed: await kernel.subscriptions.replay(ids) };
  },
});
