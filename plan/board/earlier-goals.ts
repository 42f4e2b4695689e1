import type { ProgrammeTarget } from '../confirm/programme.ts';
import { goalKey } from '../rules/amend/changes.ts';
import type { EarlierVersion } from '../store/amendment-store.ts';
import { goalView } from './goal-view.ts';
import type { TargetView } from './view.ts';

type EarlierGoal = TargetView['earlier'][number];

/**
 * What earlier versions of a plan asked for at each of its targets, the newest first, without those that asked for the
 * same. A change of the way of counting (家 to 亿元) ends the line: its figures cannot stand on one axis.
 */
export function earlierGoals(
  plan: { readonly id: string; readonly programme: { readonly targets: readonly ProgrammeTarget[] } },
  versions: readonly EarlierVersion[],
): ReadonlyMap<string, readonly EarlierGoal[]> {
  const out = new Map<string, EarlierGoal[]>();
  for (const target of plan.programme.targets) {
    const found: EarlierGoal[] = [];
    let [at, now] = [plan.id, target];
    for (;;) {
      const version = versions.find((one) => one.plan === at);
      const id = version?.parts.find((part) => part.kind === 'target' && part.new === now.id)?.old;
      const before = version?.programme.targets.find((one) => one.id === id);
      if (version === undefined || before === undefined || before.base?.code !== target.base?.code) break;
      if (goalKey(before) !== goalKey(now)) found.push(goalOf(before, version));
      [at, now] = [version.previous, before];
    }
    if (found.length > 0) out.set(target.id, found);
  }
  return out;
}

function goalOf(target: ProgrammeTarget, { previous, title, until }: EarlierVersion): EarlierGoal {
  return { plan: previous, title, until, ...goalView(target) };
}
