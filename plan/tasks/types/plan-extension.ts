import type { CaseType } from '@yuheng/kernel/case-type';
import { levels } from './plan-task.ts';

/** More time asked for a task (延期申请), with a reason; granted, the due time of the task moves. */
export const planExtension: CaseType = {
  name: 'PlanExtension',
  initial: 'asked',
  states: {
    asked: { dueInWorkingDays: 5 },
    granted: { closed: true },
    refused: { closed: true },
    withdrawn: { closed: true },
  },
  transitions: {
    grant: { from: ['asked'], to: 'granted', by: ['steward'], noteRequired: true },
    refuse: { from: ['asked'], to: 'refused', by: ['steward'], noteRequired: true },
    withdraw: { from: ['asked'], to: 'withdrawn', by: ['owner', 'steward'], noteRequired: true },
  },
  levels,
  notices: [
    {
      name: 'undecided',
      level: 'yellow',
      states: ['asked'],
      when: { due: 'state', workingDaysBefore: 0 },
      answerInWorkingDays: 2,
      ladder: ['office', 'leading-office'],
    },
  ],
};
