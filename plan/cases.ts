import type { CaseType } from '@yuheng/kernel/case-type';
import { planBriefing } from './briefing/briefing-case.ts';

/** A numbered task of a plan, handed to its responsible unit: 待签收 – 办理中 – 待复核 – 办结. */
const planTask: CaseType = {
  name: 'PlanTask',
  initial: 'pending',
  states: {
    pending: { dueInWorkingDays: 10 },
    working: {},
    review: { dueInWorkingDays: 5 },
    done: { closed: true },
    cancelled: { closed: true },
    // A new version of the plan does not ask for it any more.
    superseded: { closed: true },
  },
  transitions: {
    accept: { from: ['pending'], to: 'working' },
    report: { from: ['working'], to: 'review', noteRequired: true },
    approve: { from: ['review'], to: 'done' },
    return: { from: ['review'], to: 'working', noteRequired: true },
    cancel: { from: ['pending', 'working', 'review'], to: 'cancelled', noteRequired: true },
    supersede: { from: ['pending', 'working', 'review'], to: 'superseded', noteRequired: true },
  },
};

export const cases: readonly CaseType[] = [planTask, planBriefing];
