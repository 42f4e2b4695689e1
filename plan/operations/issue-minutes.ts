import { defineOperation } from '@yuheng/kernel/operation';
import Type from 'typebox';
import { readSeen } from '../meetings/live-meeting.ts';
import { issueMinutes as issue } from '../meetings/minutes/issue-minutes.ts';
import { MinutesDraft } from '../meetings/minutes/minutes.ts';

/** Issues the minutes of a meeting; what they resolve becomes work of the units that they name. */
export const issueMinutes = defineOperation({
  name: 'issue-minutes',
  kind: 'command',
  permission: 'plan.write',
  input: Type.Object({
    meeting: Type.String({ format: 'uuid' }),
    seen: Type.Integer({ minimum: 1 }),
    minutes: MinutesDraft,
  }),
  output: Type.Object({ version: Type.Integer(), digest: Type.String() }),
  async handle({ meeting: id, seen, minutes }, { kernel, actor }) {
    const meeting = await readSeen(kernel, id, seen);
    const issued = await issue(kernel, actor, { meeting, minutes, transition: 'minute', reason: '' });
    return { version: issued.version, digest: issued.digest };
  },
});
