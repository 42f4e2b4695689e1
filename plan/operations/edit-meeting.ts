import { defineOperation } from '@yuheng/kernel/operation';
import { Problem } from '@yuheng/kernel/problem';
import Type from 'typebox';
import { fieldChanges } from '../confirm/field-changes.ts';
import { changeMeeting } from '../meetings/change-meeting.ts';
import { readSeen, requireOrder } from '../meetings/live-meeting.ts';
import { line, MeetingTime, Units } from '../meetings/meeting.ts';

/** Title, time, place, chair or who attends of a meeting that is being prepared. */
export const editMeeting = defineOperation({
  name: 'edit-meeting',
  kind: 'command',
  permission: 'plan.write',
  input: Type.Object({
    meeting: Type.String({ format: 'uuid' }),
    seen: Type.Integer({ minimum: 1 }),
    head: Type.Object(
      {
        title: line(120),
        chair: line(80),
        ...MeetingTime,
        /** Null: the units that report what is on the agenda. */
        units: Type.Union([Units, Type.Null()]),
      },
      { additionalProperties: false },
    ),
  }),
  output: Type.Object({}),
  async handle({ meeting: id, seen, head }, { kernel, actor }) {
    requireOrder(head);
    const before = await readSeen(kernel, id, seen);
    const { title, chair, place, startsAt, endsAt, units } = before;
    const after = {
      ...head,
      startsAt: new Date(head.startsAt).toISOString(),
      endsAt: new Date(head.endsAt).toISOString(),
    };
    const changes = fieldChanges({ title, chair, place, startsAt, endsAt, units }, after);
    if (changes.length === 0) throw new Problem('plan.nothing-changed');
    await changeMeeting(kernel, actor, before, {
      transition: 'prepare',
      note: '',
      detail: { changes },
      patch: { ...after, sequence: before.sequence + 1 },
    });
    return {};
  },
});
