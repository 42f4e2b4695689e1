import type { CaseType } from '@yuheng/kernel/case-type';
import Type from 'typebox';
import { FieldChange } from '../../confirm/decision.ts';
import { levels } from '../../tasks/types/plan-task.ts';

const office = ['steward'] as const;
/** What is otherwise from then on. */
const changes = Type.Object({ changes: Type.Array(FieldChange) }, { additionalProperties: false });

/**
 * A meeting: 筹备 preparing – 已通知 announced – 召开 held – 纪要 minuted – 归档 archived. Its due time is its beginning; minutes
 * are due five working days after it. Working days of states and notices are figures of our own, from no standard.
 */
export const planMeeting: CaseType = {
  name: 'PlanMeeting',
  initial: 'preparing',
  states: {
    preparing: {},
    announced: {},
    held: { dueInWorkingDays: 5 },
    minuted: { dueInWorkingDays: 20 },
    archived: { closed: true },
    cancelled: { closed: true },
  },
  transitions: {
    // Time, place, who attends, what is on the agenda: each change with its own words in the journal.
    prepare: { from: ['preparing'], to: 'preparing', by: office, detail: changes },
    announce: { from: ['preparing'], to: 'announced', by: office },
    // The agenda is frozen then; to change it the meeting goes back, and is announced once more.
    reopen: { from: ['announced'], to: 'preparing', by: office, noteRequired: true },
    move: { from: ['announced'], to: 'announced', by: office, noteRequired: true, detail: changes },
    convene: { from: ['announced'], to: 'held', by: office },
    minute: { from: ['held'], to: 'minuted', by: office },
    correct: { from: ['minuted', 'archived'], to: 'minuted', by: office, noteRequired: true },
    archive: { from: ['minuted'], to: 'archived', by: office },
    cancel: { from: ['preparing', 'announced'], to: 'cancelled', by: office, noteRequired: true },
  },
  levels,
  notices: [
    {
      name: 'not-announced',
      level: 'blue',
      states: ['preparing'],
      when: { due: 'whole', workingDaysBefore: 5 },
      ladder: ['office'],
    },
    {
      name: 'not-held',
      level: 'yellow',
      states: ['preparing', 'announced'],
      when: { due: 'whole', workingDaysBefore: 0 },
      answerInWorkingDays: 2,
      ladder: ['office'],
    },
    {
      name: 'minutes-late',
      level: 'yellow',
      states: ['held'],
      when: { due: 'state', workingDaysBefore: 0 },
      answerInWorkingDays: 2,
      ladder: ['office', 'leading-office'],
    },
  ],
};
