import type { CaseType } from '@yuheng/kernel/case-type';

/** A briefing on its way to the public: whoever publishes or withdraws it stands in its journal. */
export const planBriefing: CaseType = {
  name: 'PlanBriefing',
  initial: 'written',
  states: { written: {}, published: {}, withdrawn: {}, replaced: { closed: true } },
  transitions: {
    publish: { from: ['written', 'withdrawn'], to: 'published' },
    withdraw: { from: ['published'], to: 'withdrawn', noteRequired: true },
    // Another briefing of the same month was published.
    replace: { from: ['published'], to: 'replaced' },
  },
};
