import type { CaseType } from '@yuheng/kernel/case-type';
import Type from 'typebox';
import { FeedbackKind } from '../../tasks/evidence.ts';
import { ladder, levels } from '../../tasks/types/plan-task.ts';

const atWork = ['pending', 'signed', 'working'] as const;

/**
 * 议定事项: what a meeting resolved, as work of the unit that it named: 交办 pending – 签收 signed – 办理 working, with its 反馈 –
 * 报送 reported – 办结 done. Working days are figures of our own, from no standard.
 */
export const planResolution: CaseType = {
  name: 'PlanResolution',
  initial: 'pending',
  states: {
    pending: { dueInWorkingDays: 3 },
    signed: { dueInWorkingDays: 5 },
    working: {},
    reported: { dueInWorkingDays: 3 },
    done: { closed: true },
    // Corrected minutes do not say so any more.
    withdrawn: { closed: true },
  },
  transitions: {
    accept: { from: ['pending'], to: 'signed', by: ['owner'] },
    begin: { from: ['signed'], to: 'working', by: ['owner'] },
    feedback: {
      from: ['working'],
      to: 'working',
      by: ['owner', 'participant'],
      noteRequired: true,
      detail: Type.Object({ kind: FeedbackKind }, { additionalProperties: false }),
    },
    report: { from: ['working'], to: 'reported', by: ['owner'], noteRequired: true },
    return: { from: ['reported'], to: 'working', by: ['steward'], noteRequired: true },
    approve: { from: ['reported'], to: 'done', by: ['steward'] },
    withdraw: { from: [...atWork, 'reported'], to: 'withdrawn', by: ['steward'], noteRequired: true },
  },
  levels,
  notices: [
    {
      name: 'not-signed',
      level: 'yellow',
      states: ['pending'],
      when: { due: 'state', workingDaysBefore: 0 },
      answerInWorkingDays: 2,
      ladder: ['owner', 'office'],
    },
    {
      name: 'not-begun',
      level: 'yellow',
      states: ['signed'],
      when: { due: 'state', workingDaysBefore: 0 },
      answerInWorkingDays: 2,
      ladder: ['owner', 'office'],
    },
    {
      name: 'near',
      level: 'blue',
      states: atWork,
      when: { due: 'whole', workingDaysBefore: 3 },
      ladder: ['owner'],
    },
    {
      name: 'behind',
      level: 'yellow',
      states: ['working'],
      when: null,
      answerInWorkingDays: 3,
      ladder,
    },
    {
      name: 'overdue',
      level: 'red',
      states: atWork,
      when: { due: 'whole', workingDaysBefore: 0 },
      answerInWorkingDays: 3,
      ladder,
    },
    {
      name: 'review-late',
      level: 'yellow',
      states: ['reported'],
      when: { due: 'state', workingDaysBefore: 0 },
      answerInWorkingDays: 3,
      ladder: ['office', 'leading-office'],
    },
  ],
};
