import type { CaseType } from '@yuheng/kernel/case-type';
import Type from 'typebox';
import { Evidence } from '../evidence.ts';
import { levels } from './plan-task.ts';

/** A milestone of a task (里程碑): a name and a day, done with evidence, with reminders of its own. */
export const planMilestone: CaseType = {
  name: 'PlanMilestone',
  initial: 'open',
  states: { open: {}, done: { closed: true }, dropped: { closed: true } },
  transitions: {
    complete: {
      from: ['open'],
      to: 'done',
      by: ['owner'],
      noteRequired: true,
      detail: Type.Object({ evidence: Evidence }, { additionalProperties: false }),
    },
    drop: { from: ['open'], to: 'dropped', by: ['owner', 'steward'], noteRequired: true },
  },
  levels,
  notices: [
    {
      name: 'near',
      level: 'blue',
      states: ['open'],
      when: { due: 'whole', workingDaysBefore: 5 },
      ladder: ['owner'],
    },
    {
      name: 'behind',
      level: 'yellow',
      states: ['open'],
      when: { due: 'whole', workingDaysBefore: 0 },
      answerInWorkingDays: 3,
      ladder: ['owner', 'office'],
    },
  ],
};
