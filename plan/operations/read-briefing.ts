import { defineOperation } from '@yuheng/kernel/operation';
import Type from 'typebox';
import { Briefing } from '../briefing/briefing.ts';
import { ListedBriefing } from '../briefing/listed-briefing.ts';
import { LogHead } from '../briefing/log-head.ts';
import { readBriefing as readOne } from '../store/briefing-store.ts';

/** One briefing with every figure and its evidence. */
export const readBriefing = defineOperation({
  name: 'read-briefing',
  kind: 'query',
  permission: 'plan.read',
  input: Type.Object({ briefing: Type.String({ format: 'uuid' }) }),
  output: Type.Object({
    ...ListedBriefing.properties,
    content: Briefing,
    /** Head of the log when it was published; null while it is not, or where the log is not signed. */
    head: Type.Union([LogHead, Type.Null()]),
  }),
  handle: ({ briefing }, { kernel }) => readOne(kernel.database, briefing),
});
