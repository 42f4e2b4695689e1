import { defineOperation } from '@yuheng/kernel/operation';
import { Problem } from '@yuheng/kernel/problem';
import Type from 'typebox';
import { fieldChanges } from '../confirm/field-changes.ts';
import { Reason } from '../confirm/request.ts';
import { changeMeeting } from '../meetings/change-meeting.ts';
import { readSeen, requireOrder } from '../meetings/live-meeting.ts';
import { MeetingTime } from '../meetings/meeting.ts';

/** An announced meeting is held at another time or place, with the reason; calendars hear of it. */
export const moveMeeting = defineOperation({
  name: 'move-meeting',
  kind: 'command',
  permission: 'plan.write',
  input: Type.Object({
    meeting: Type.String({ format: 'uuid' }),
    seen: Type.Integer({ minimum: 1 }),
    ...MeetingTime,
    reason: Reason,
  }),
  output: Type.Object({}),
  async handle({ meeting: id, seen, reason, ...time }, { kernel, actor }) {
    requireOrder(time);
    const before = await readSeen(kernel, id, seen);
    const { place, startsAt, endsAt } = before;
    const after = {
      place: time.place,
      startsAt: new Date(time.startsAt).toISOString(),
      endsAt: new Date(time.endsAt).toISOString(),
    };
    const changes = fieldChanges({ place, startsAt, endsAt }, after);
    if (changes.length === 0) throw new Problem('plan.nothing-changed');
    await changeMeeting(kernel, actor, before, {
      transition: 'move',
      note: reason,
      detail: { changes },
      patch: { ...after, sequence: before.sequence + 1 },
    });
    return {};
  },
});
