import type { CaseType } from '@yuheng/kernel/case-type';

/** 建议: a scenario put before the programme office with the differences that it makes. Who proposes does not decide. */
export const planProposal: CaseType = {
  name: 'PlanProposal',
  initial: 'proposed',
  states: {
    proposed: { dueInWorkingDays: 10 },
    approved: { closed: true },
    refused: { closed: true },
    withdrawn: { closed: true },
  },
  transitions: {
    approve: { from: ['proposed'], to: 'approved', by: ['steward'], noteRequired: true },
    refuse: { from: ['proposed'], to: 'refused', by: ['steward'], noteRequired: true },
    withdraw: { from: ['proposed'], to: 'withdrawn', noteRequired: true },
  },
};

/** 落实事项: one line of an approved proposal that somebody has to make true; what was done is then told by facts. */
export const planStep: CaseType = {
  name: 'PlanStep',
  initial: 'open',
  states: { open: {}, done: { closed: true }, dropped: { closed: true } },
  transitions: {
    complete: { from: ['open'], to: 'done', by: ['owner'], noteRequired: true },
    drop: { from: ['open'], to: 'dropped', by: ['owner', 'steward'], noteRequired: true },
  },
};
