import { Problem } from '@yuheng/kernel/problem';

/** Targets and tasks are named over all plans: the plan's id and their own id in the document. */
export function boardId(plan: string, own: string): string {
  return `${plan}:${own}`;
}

/** One text for one thing: changes of the same thing know each other by it. @throws Problem plan.not-found */
export function splitBoardId(id: string): { readonly plan: string; readonly own: string } {
  const [plan, own, ...more] = id.split(':');
  if (!plan || !own || more.length > 0) throw new Problem('plan.not-found');
  return { plan, own };
}
