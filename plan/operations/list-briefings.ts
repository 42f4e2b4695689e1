import { defineOperation } from '@yuheng/kernel/operation';
import Type from 'typebox';
import { listBriefings as readAll } from '../store/briefing-store.ts';

const Nullable = Type.Union([Type.String(), Type.Null()]);

/** A briefing in the list, and whether the public reads it. */
export const ListedBriefing = Type.Object({
  id: Type.String(),
  /** Its journal is read with the case. */
  case: Type.String(),
  month: Type.String(),
  number: Type.Integer(),
  digest: Type.String(),
  madeAt: Type.String(),
  madeBy: Type.String(),
  version: Type.Union([Type.Integer(), Type.Null()]),
  publishedAt: Nullable,
});

/** All briefings, the newest first. */
export const listBriefings = defineOperation({
  name: 'list-briefings',
  kind: 'query',
  permission: 'plan.read',
  input: Type.Object({}),
  output: Type.Object({ briefings: Type.Array(ListedBriefing) }),
  async handle(_input, { kernel }) {
    return { briefings: [...(await readAll(kernel.database))] };
  },
});
