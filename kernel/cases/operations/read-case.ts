import Type from 'typebox';
import { defineOperation } from '../../packs/operation.ts';

const Nullable = Type.Union([Type.String(), Type.Null()]);
const Values = Type.Record(Type.String(), Type.Unknown());

/** A notice about a case, as kernel/cases/case.ts describes it. */
const NoticeView = Type.Object({
  number: Type.Integer(),
  rule: Type.String(),
  level: Type.String(),
  rung: Type.Integer(),
  party: Type.String(),
  unit: Nullable,
  issuedAt: Type.String(),
  dueAt: Nullable,
  answerDueAt: Nullable,
  lapsedAt: Nullable,
  answeredAt: Nullable,
  answeredBy: Nullable,
  answer: Nullable,
  endedAt: Nullable,
});

export const readCase = defineOperation({
  name: 'read-case',
  kind: 'query',
  permission: 'cases.read',
  input: Type.Object({ id: Type.String({ format: 'uuid' }) }),
  output: Type.Object({
    id: Type.String(),
    type: Type.String(),
    state: Type.String(),
    data: Values,
    owner: Nullable,
    participants: Type.Array(Type.String()),
    parent: Nullable,
    openedAt: Type.String(),
    dueAt: Nullable,
    finalDueAt: Nullable,
    closedAt: Nullable,
    /** Level of the gravest notice whose cause is still there. */
    notice: Nullable,
    /** Those that the reader may take. */
    transitions: Type.Array(Type.String()),
    notices: Type.Array(NoticeView),
    journal: Type.Array(
      Type.Object({
        sequence: Type.Integer(),
        at: Type.String(),
        by: Type.String(),
        transition: Type.String(),
        from: Nullable,
        to: Type.String(),
        note: Type.String(),
        detail: Values,
        terms: Type.Union([Values, Type.Null()]),
      }),
    ),
  }),
  async handle({ id }, { kernel: { cases }, actor }) {
    const item = await cases.get(id);
    const { version: _version, data, participants, ...shown } = item;
    const lines = await cases.journal(id);
    const notices = await cases.notices([id]);
    return {
      ...shown,
      data: { ...data },
      participants: [...participants],
      transitions: [...cases.transitions(item, actor)],
      notices: notices.map(({ case: _case, occasion: _occasion, ...notice }) => notice),
      journal: lines.map(({ detail, terms, ...line }) => ({
        ...line,
        detail: { ...detail },
        terms: terms && { ...terms },
      })),
    };
  },
});
