import { diffPlans } from '../../../rules/amend/diff-plans.ts';
import { compiledOf, type Model } from './plan-model.ts';

/** How many items of either version were told rightly: matched with their own other self, or with none. */
export function judgedItems(
  before: Model,
  after: Model,
): { right: number; all: number; wrong: string[] } | null {
  const [old, young] = [compiledOf(before), compiledOf(after)];
  if (old === null || young === null) return null;
  const nameOld = new Map(old.plan.items.map(({ id }, index) => [id, old.names[index]]));
  const nameNew = new Map(young.plan.items.map(({ id }, index) => [id, young.names[index]]));
  const kept = new Set(old.names.filter((name) => young.names.includes(name)));
  const wrong: string[] = [];
  let all = 0;
  for (const entry of diffPlans(old.plan, young.plan)) {
    if (entry.kind !== 'item') continue;
    const [one, other] = [entry.old && nameOld.get(entry.old.id), entry.new && nameNew.get(entry.new.id)];
    for (const name of [one, other]) {
      if (name === null || name === undefined) continue;
      all += 1;
      const told = one !== null && other !== null ? one === other : !kept.has(name);
      if (!told) wrong.push(`${entry.old?.body ?? '∅'} → ${entry.new?.body ?? '∅'}`);
    }
  }
  return { right: all - wrong.length, all, wrong };
}
