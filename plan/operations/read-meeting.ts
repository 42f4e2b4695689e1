import { defineOperation } from '@yuheng/kernel/operation';
import Type from 'typebox';
import { MeetingPage, readMeetingPage } from '../meetings/meeting-page.ts';

/** A meeting with its agenda, what has changed since that went out, its minutes and what became of them. */
export const readMeeting = defineOperation({
  name: 'read-meeting',
  kind: 'query',
  permission: 'plan.read',
  input: Type.Object({ meeting: Type.String({ format: 'uuid' }) }),
  output: MeetingPage,
  handle: ({ meeting }, { kernel, actor }) => readMeetingPage(kernel, meeting, actor),
});
