import Type from 'typebox';
import { defineOperation } from '../../packs/operation.ts';

/** Answers a notice, with a reason: it goes up the ladder no further. A notice to the owner is answered by the owner. */
export const answerNotice = defineOperation({
  name: 'answer-notice',
  kind: 'command',
  permission: 'cases.write',
  input: Type.Object({
    case: Type.String({ format: 'uuid' }),
    number: Type.Integer({ minimum: 1 }),
    answer: Type.String({ minLength: 1, maxLength: 4000, pattern: '\\S' }),
  }),
  output: Type.Object({ state: Type.String(), version: Type.Integer() }),
  async handle({ case: id, number, answer: note }, { kernel: { cases }, actor }) {
    const answer = [{ id, number, note: note.trim() }];
    const [item] = await cases.change('cases.answer-notice', { answer }, actor);
    return { state: item?.state ?? '', version: item?.version ?? 0 };
  },
});
