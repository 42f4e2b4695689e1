import type { CaseType } from '@yuheng/kernel/case-type';
import Type from 'typebox';
import { Evidence, FeedbackKind } from '../evidence.ts';

/** Levels of notices, the mildest first: 蓝 near due · 黄 behind · 红 overdue. */
export const levels = ['blue', 'yellow', 'red'] as const;

/** Whom a notice goes to: the unit that has it, the programme office, the leading group's office (领导小组办公室). */
export const ladder = ['owner', 'office', 'leading-office'] as const;

const atWork = ['pending', 'signed', 'working'] as const;
const evidenced = Type.Object({ evidence: Evidence }, { additionalProperties: false });

/**
 * A numbered task of a plan: 立项 proposed – 交办 pending – 签收 signed – 办理 working, with its 反馈 – 报送 reported –
 * 复核 review – 办结 done. Working days of states and notices are figures of our own, from no standard.
 */
export const planTask: CaseType = {
  name: 'PlanTask',
  initial: 'proposed',
  // Where the document names its unit, a task is handed to it as it is opened.
  openings: ['pending'],
  states: {
    proposed: {},
    pending: { dueInWorkingDays: 10 },
    signed: { dueInWorkingDays: 10 },
    working: {},
    reported: { dueInWorkingDays: 3 },
    review: { dueInWorkingDays: 5 },
    suspended: { paused: true },
    done: { closed: true },
    cancelled: { closed: true },
    // A new version of the plan does not ask for it any more.
    superseded: { closed: true },
  },
  transitions: {
    assign: {
      from: ['proposed', 'pending'],
      to: 'pending',
      by: ['steward'],
      sets: ['owner'],
      noteRequired: true,
    },
    accept: { from: ['pending'], to: 'signed', by: ['owner'] },
    begin: { from: ['signed'], to: 'working', by: ['owner'] },
    feedback: {
      from: ['working'],
      to: 'working',
      by: ['owner', 'participant'],
      noteRequired: true,
      detail: Type.Object({ kind: FeedbackKind, evidence: Evidence }, { additionalProperties: false }),
    },
    report: {
      from: ['working'],
      to: 'reported',
      by: ['owner'],
      noteRequired: true,
      detail: Type.Partial(evidenced),
    },
    review: { from: ['reported'], to: 'review', by: ['steward'] },
    approve: { from: ['review'], to: 'done', by: ['steward'] },
    return: { from: ['reported', 'review'], to: 'working', by: ['steward'], noteRequired: true },
    'hand-over': {
      from: ['pending', 'signed', 'working'],
      to: 'pending',
      by: ['owner', 'steward'],
      sets: ['owner'],
      noteRequired: true,
    },
    suspend: { from: ['signed', 'working'], to: 'suspended', by: ['steward'], noteRequired: true },
    resume: { from: ['suspended'], to: 'working', by: ['steward'], noteRequired: true },
    cancel: {
      from: ['proposed', ...atWork, 'reported', 'review', 'suspended'],
      to: 'cancelled',
      by: ['steward'],
      noteRequired: true,
    },
    supersede: {
      from: ['proposed', ...atWork, 'reported', 'review', 'suspended'],
      to: 'superseded',
      by: ['steward'],
      noteRequired: true,
    },
  },
  levels,
  notices: [
    {
      name: 'sign-soon',
      level: 'blue',
      states: ['pending'],
      when: { due: 'state', workingDaysBefore: 2 },
      ladder: ['owner'],
    },
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
      answerInWorkingDays: 3,
      ladder: ['owner', 'office'],
    },
    {
      name: 'near',
      level: 'blue',
      states: atWork,
      when: { due: 'whole', workingDaysBefore: 20 },
      ladder: ['owner'],
    },
    {
      name: 'very-near',
      level: 'blue',
      states: atWork,
      when: { due: 'whole', workingDaysBefore: 5 },
      answerInWorkingDays: 3,
      ladder: ['owner', 'office'],
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
      states: ['reported', 'review'],
      when: { due: 'state', workingDaysBefore: 0 },
      answerInWorkingDays: 3,
      ladder: ['office', 'leading-office'],
    },
  ],
};
