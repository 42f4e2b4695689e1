import type { CaseType } from '@yuheng/kernel/case-type';
import { levels } from './plan-task.ts';

/**
 * Something said of a task that does not agree with what is recorded (矛盾). Its unit answers with a reason; the programme office
 * confirms or dismisses it. Found by rules: where the records change so that nothing is left of it, it is settled by itself, and
 * where other facts now say the same, it is open again.
 */
export const planContradiction: CaseType = {
  name: 'PlanContradiction',
  initial: 'open',
  states: {
    open: { dueInWorkingDays: 5 },
    answered: { dueInWorkingDays: 5 },
    confirmed: { closed: true },
    dismissed: { closed: true },
    settled: { closed: true },
  },
  transitions: {
    answer: { from: ['open'], to: 'answered', by: ['owner'], noteRequired: true },
    confirm: { from: ['open', 'answered'], to: 'confirmed', by: ['steward'], noteRequired: true },
    dismiss: { from: ['open', 'answered'], to: 'dismissed', by: ['steward'], noteRequired: true },
    renew: { from: ['open', 'answered'], to: 'open', by: ['steward'], noteRequired: true },
    settle: { from: ['open', 'answered'], to: 'settled', by: ['steward'], noteRequired: true },
  },
  levels,
  notices: [
    {
      name: 'unanswered',
      level: 'yellow',
      states: ['open'],
      when: { due: 'state', workingDaysBefore: 0 },
      answerInWorkingDays: 3,
      ladder: ['owner', 'office'],
    },
  ],
};
