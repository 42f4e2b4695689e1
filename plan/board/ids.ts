import { Problem } from '@yuheng/kernel/problem';

/** Targets and tasks are named over all plans: the plan's id and their own id in the document. */
export function boardId(plan: string, own: string): string {
  return `${plan}:${own}`;
}

/** @throws Problem plan.not-found */
export function splitBoardId(id: string): { readonly plan: string; readonly own: string } {
  const [plan, own] = id.split(':');
  if (!plan || !own) throw new Problem('plan.not-found');
  return { plan, own };
}
