import { defineOperation } from '@yuheng/kernel/operation';
import Type from 'typebox';
import { MONTH } from '../briefing/month.ts';
import { PublishedBriefing } from '../briefing/published.ts';
import { readPublication } from '../store/briefing-store.ts';
import { PublishedHead } from './list-published-briefings.ts';

/** The briefing of a month as it is published. */
export const readPublishedBriefing = defineOperation({
  name: 'read-published-briefing',
  kind: 'query',
  permission: null,
  input: Type.Object({ month: Type.String({ pattern: MONTH }) }),
  output: Type.Object({ ...PublishedHead.properties, content: PublishedBriefing }),
  handle: ({ month }, { kernel }) => readPublication(kernel.database, month),
});
