import { newInstanceId } from '@yuheng/kernel/instance-id';
import { defineOperation } from '@yuheng/kernel/operation';
import { Problem } from '@yuheng/kernel/problem';
import Type from 'typebox';
import { dayOf } from '../briefing/china-day.ts';
import { noEdits } from '../meetings/agenda/agenda.ts';
import { requireOrder } from '../meetings/live-meeting.ts';
import { line, MeetingKind, MeetingTime, Series } from '../meetings/meeting.ts';
import { openingMeeting } from '../meetings/open-meeting.ts';

/** Begins to prepare a meeting; one of a monthly series is followed by the next when its minutes are issued. */
export const planMeeting = defineOperation({
  name: 'plan-meeting',
  kind: 'command',
  permission: 'plan.write',
  input: Type.Object({
    kind: MeetingKind,
    title: line(120),
    chair: line(80),
    ...MeetingTime,
    /** Held every month on its so-manieth working day. */
    workingDay: Type.Optional(Series.properties.workingDay),
  }),
  output: Type.Object({ meeting: Type.String() }),
  async handle({ workingDay, ...head }, { kernel, actor }) {
    requireOrder(head);
    const at = kernel.clock().toISOString();
    if (Date.parse(head.endsAt) <= Date.parse(at) - MOST_PAST) throw new Problem('plan.meeting-past');
    const monthly = workingDay !== undefined;
    const { id, open, store } = openingMeeting(
      {
        ...head,
        units: null,
        series: monthly ? { id: newInstanceId(), workingDay } : null,
        period: monthly ? dayOf(head.startsAt).slice(0, 7) : null,
        edits: noEdits,
      },
      at,
    );
    await kernel.cases.change('plan.plan-meeting', { open: [open] }, actor, {
      with: ([opened], tx) => store(opened, tx),
    });
    return { meeting: id };
  },
});

/** A meeting that was held may be put on record afterwards, within a year. */
const MOST_PAST = 366 * 86_400_000;
