import { join } from 'node:path';

/** The two plans of the demo, written for it: facts and figures as in real ones, no sentence of theirs. */
export const demoPlans: readonly { readonly name: string; readonly file: string }[] = [
  { name: '5G产业发展行动计划（演示）.txt', file: join(import.meta.dirname, '5g-plan.txt') },
  { name: '人工智能产业发展行动计划（演示）.txt', file: join(import.meta.dirname, 'ai-plan.txt') },
];
