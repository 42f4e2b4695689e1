import { defineOperation } from '@yuheng/kernel/operation';
import Type from 'typebox';
import { contradictionRows } from '../contradictions/rows.ts';
import { kinds } from '../contradictions/rules/record.ts';
import { ContradictionRow } from '../contradictions/view.ts';
import { listContradictions } from '../store/contradiction-store.ts';

/** What was said and does not agree with what is recorded: newest first, with how many of each kind are in question. */
export const listContradictionsOperation = defineOperation({
  name: 'list-contradictions',
  kind: 'query',
  permission: 'plan.read',
  input: Type.Object({
    /** About this task only. */
    task: Type.Optional(Type.String({ maxLength: 200 })),
    /** Open and answered ones only; all unless told. */
    standing: Type.Optional(Type.Boolean()),
  }),
  output: Type.Object({
    rows: Type.Array(ContradictionRow),
    /** Open and answered ones by kind. */
    counts: Type.Array(Type.Object({ kind: Type.Enum([...kinds]), count: Type.Integer() })),
  }),
  async handle({ task, standing = false }, { kernel }) {
    const kept = await listContradictions(kernel.database, task === undefined ? {} : { tasks: [task] });
    const rows = await contradictionRows(
      kernel,
      kept.filter(({ state }) => !standing || state === 'standing'),
    );
    const stands = rows.filter(({ state }) => state === 'open' || state === 'answered');
    return {
      rows,
      counts: kinds.map((kind) => ({ kind, count: stands.filter((row) => row.kind === kind).length })),
    };
  },
});
