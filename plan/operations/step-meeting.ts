import { defineOperation } from '@yuheng/kernel/operation';
import Type from 'typebox';
import { changeMeeting } from '../meetings/change-meeting.ts';
import { readSeen } from '../meetings/live-meeting.ts';
import { successorOf } from '../meetings/successor-of.ts';

/** A plain step of a meeting: back to its preparation, begun, archived, or called off, each where its state allows. */
export const stepMeeting = defineOperation({
  name: 'step-meeting',
  kind: 'command',
  permission: 'plan.write',
  input: Type.Object({
    meeting: Type.String({ format: 'uuid' }),
    seen: Type.Integer({ minimum: 1 }),
    transition: Type.Enum(['reopen', 'convene', 'archive', 'cancel']),
    note: Type.String({ maxLength: 1000 }),
  }),
  output: Type.Object({}),
  async handle({ meeting: id, seen, transition, note }, { kernel, actor }) {
    const before = await readSeen(kernel, id, seen);
    // A series goes on though one of its meetings is called off.
    const next = transition === 'cancel' ? await successorOf(kernel, before) : null;
    await changeMeeting(kernel, actor, before, {
      transition,
      note,
      patch: transition === 'cancel' ? { sequence: before.sequence + 1 } : {},
      ...(next === null ? {} : { more: { open: [next.open] } }),
      with: async ([opened], tx) => next?.store(opened, tx),
    });
    return {};
  },
});
