import Type from 'typebox';
import { defineOperation } from '../../packs/operation.ts';

const Nullable = Type.Union([Type.String(), Type.Null()]);

export const readCase = defineOperation({
  name: 'read-case',
  kind: 'query',
  permission: 'cases.read',
  input: Type.Object({ id: Type.String({ format: 'uuid' }) }),
  output: Type.Object({
    id: Type.String(),
    type: Type.String(),
    state: Type.String(),
    data: Type.Record(Type.String(), Type.Unknown()),
    owner: Nullable,
    openedAt: Type.String(),
    dueAt: Nullable,
    closedAt: Nullable,
    transitions: Type.Array(Type.String()),
    journal: Type.Array(
      Type.Object({
        sequence: Type.Integer(),
        at: Type.String(),
        by: Type.String(),
        transition: Type.String(),
        from: Nullable,
        to: Type.String(),
        note: Type.String(),
      }),
    ),
  }),
  async handle({ id }, { kernel: { cases } }) {
    const item = await cases.get(id);
    const { type, state, data, owner, openedAt, dueAt, closedAt } = item;
    const journal = [...(await cases.journal(id))];
    return {
      id,
      type,
      state,
      data: { ...data },
      owner,
      openedAt,
      dueAt,
      closedAt,
      transitions: [...cases.transitions(item)],
      journal,
    };
  },
});
