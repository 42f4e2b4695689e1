import { defineOperation } from '@yuheng/kernel/operation';
import Type from 'typebox';
import { Inbox, readInbox } from '../tasks/inbox.ts';

/** What a unit has to do with tasks of plans at work, and the notices that it has to answer; without a unit, the programme office. */
export const readInboxOperation = defineOperation({
  name: 'read-inbox',
  kind: 'query',
  permission: 'plan.read',
  input: Type.Object({ unit: Type.Optional(Type.String({ minLength: 1, maxLength: 80 })) }),
  output: Inbox,
  handle: ({ unit }, { kernel }) => readInbox(kernel, unit ?? null),
});
