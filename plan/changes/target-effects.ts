import type { Effect, Standing } from '@yuheng/kernel/proposal-preview';
import type { PlanView, TargetView } from '../board/view.ts';
import { goalText } from '../briefing/goal-text.ts';

/** As many decimals as a goal is told with. */
const DECIMALS = 4;

/** How a target stands on the board. Pure. */
export function standingOf(target: TargetView): Standing {
  const { comparator, goal, stretch, unit, reading, decimals, forecast, lamp } = target;
  const figure = (one: TargetView['goal']) => one && { value: one.shown, decimals: DECIMALS };
  return {
    value: reading?.quantity.shown ?? null,
    unit,
    decimals,
    goal: goalText({ comparator, goal: figure(goal), stretch: figure(stretch), unit }),
    chance: forecast?.chance ?? null,
    lamp,
  };
}

/** The targets that the board would show otherwise, those whose lamp changes first. Pure. @param pairs target after -> target before */
export function targetEffects(
  before: readonly PlanView[],
  after: readonly PlanView[],
  pairs: ReadonlyMap<string, string> = new Map(),
): Effect[] {
  const old = new Map(targetsOf(before).map((one) => [one.target.id, one]));
  const effects: Effect[] = [];
  const met = new Set<string>();
  for (const { target, title, record } of targetsOf(after)) {
    const was = old.get(pairs.get(target.id) ?? target.id);
    if (was) met.add(was.target.id);
    const [then, now] = [was ? standingOf(was.target) : null, standingOf(target)];
    if (JSON.stringify(then) !== JSON.stringify(now))
      effects.push({
        subject: target.id,
        title: target.subject,
        of: title,
        record,
        before: then,
        after: now,
      });
  }
  for (const [id, { target, title, record }] of old)
    if (!met.has(id))
      effects.push({
        subject: id,
        title: target.subject,
        of: title,
        record,
        before: standingOf(target),
        after: null,
      });
  return effects.toSorted((a, b) => Number(isTurned(b)) - Number(isTurned(a)));
}

function isTurned({ before, after }: Effect): boolean {
  return before?.lamp !== after?.lamp;
}

function targetsOf(plans: readonly PlanView[]) {
  return plans.flatMap(({ id, targets, title }) => {
    const record = { type: 'plan.plan', id };
    return targets.map((target) => ({ target, title, record }));
  });
}
