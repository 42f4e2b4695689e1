import { defineOperation } from '@yuheng/kernel/operation';
import Type from 'typebox';
import { Reason } from '../confirm/request.ts';
import { readSeen } from '../meetings/live-meeting.ts';
import { issueMinutes } from '../meetings/minutes/issue-minutes.ts';
import { MinutesDraft } from '../meetings/minutes/minutes.ts';

/** Issues a version of minutes that corrects the one before; that one stays readable, and what was carried out stays. */
export const correctMinutes = defineOperation({
  name: 'correct-minutes',
  kind: 'command',
  permission: 'plan.write',
  input: Type.Object({
    meeting: Type.String({ format: 'uuid' }),
    seen: Type.Integer({ minimum: 1 }),
    minutes: MinutesDraft,
    reason: Reason,
  }),
  output: Type.Object({ version: Type.Integer(), digest: Type.String() }),
  async handle({ meeting: id, seen, minutes, reason }, { kernel, actor }) {
    const meeting = await readSeen(kernel, id, seen);
    const issued = await issueMinutes(kernel, actor, { meeting, minutes, transition: 'correct', reason });
    return { version: issued.version, digest: issued.digest };
  },
});
