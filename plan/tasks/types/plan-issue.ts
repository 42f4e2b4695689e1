import type { CaseType } from '@yuheng/kernel/case-type';
import { levels } from './plan-task.ts';

/**
 * Something that a unit cannot settle alone (提请协调): raised to the lead unit, then to the programme office, then to the
 * leading group's office, each with its working days, until it is settled.
 */
export const planIssue: CaseType = {
  name: 'PlanIssue',
  initial: 'lead',
  // The lead unit itself turns to the office.
  openings: ['office'],
  states: {
    lead: { dueInWorkingDays: 5 },
    office: { dueInWorkingDays: 5 },
    'leading-office': { dueInWorkingDays: 10 },
    settled: { closed: true },
    withdrawn: { closed: true },
  },
  transitions: {
    'to-office': { from: ['lead'], to: 'office', noteRequired: true, by: ['owner', 'participant'] },
    'to-leading-office': { from: ['office'], to: 'leading-office', noteRequired: true, by: ['steward'] },
    // Its note is the resolution.
    settle: { from: ['lead'], to: 'settled', noteRequired: true, by: ['owner'] },
    resolve: { from: ['office', 'leading-office'], to: 'settled', noteRequired: true, by: ['steward'] },
    withdraw: {
      from: ['lead', 'office', 'leading-office'],
      to: 'withdrawn',
      noteRequired: true,
      by: ['participant'],
    },
  },
  levels,
  notices: [
    {
      name: 'lead-late',
      level: 'yellow',
      states: ['lead'],
      when: { due: 'state', workingDaysBefore: 0 },
      answerInWorkingDays: 2,
      ladder: ['owner', 'office'],
    },
    {
      name: 'office-late',
      level: 'red',
      states: ['office'],
      when: { due: 'state', workingDaysBefore: 0 },
      answerInWorkingDays: 2,
      ladder: ['office', 'leading-office'],
    },
    {
      name: 'leading-office-late',
      level: 'red',
      states: ['leading-office'],
      when: { due: 'state', workingDaysBefore: 0 },
      answerInWorkingDays: 3,
      ladder: ['leading-office'],
    },
  ],
};
