import { matches } from '@yuheng/console/text/sort-rows';
import type { Plan, Section, Target, Task } from './plan-parts.ts';

export type Lamp = Target['lamp'];

export interface BoardFilter {
  readonly lamp: Lamp | null;
  readonly unit: string | null;
  readonly text: string;
}

export const noFilter: BoardFilter = { lamp: null, unit: null, text: '' };

export function isFiltering(filter: BoardFilter): boolean {
  return filter.lamp !== null || filter.unit !== null || filter.text.trim() !== '';
}

export interface FilteredPlan {
  readonly targets: readonly Target[];
  readonly sections: readonly Section[];
}

export function isEmpty({ targets, sections }: FilteredPlan): boolean {
  return targets.length === 0 && sections.every(({ tasks }) => tasks.length === 0);
}

/**
 * What of a plan fits; nothing of a draft, which is not on the board before it is decided. A lamp is asked of targets, a unit of tasks: with one of them the other kind is left
 * out. Text is looked for in the item and in its section, so that a section's name finds all that is in it.
 */
export function filterPlan(plan: Plan, filter: BoardFilter): FilteredPlan {
  if (plan.state === 'draft') return { targets: [], sections: [] };
  if (!isFiltering(filter)) return { targets: plan.targets, sections: plan.sections };
  const targets = filter.unit === null ? plan.targets.filter((target) => fitsTarget(target, filter)) : [];
  const sections =
    filter.lamp === null
      ? plan.sections.map((section) => ({
          ...section,
          tasks: section.tasks.filter((task) => fitsTask(task, section, filter)),
        }))
      : [];
  return { targets, sections };
}

function fitsTarget(target: Target, { lamp, text }: BoardFilter): boolean {
  return (lamp === null || target.lamp === lamp) && matches(text, [target.subject, target.quote]);
}

function fitsTask(task: Task, section: Section, { unit, text }: BoardFilter): boolean {
  const ofUnit = unit === null || task.units.some((each) => each.unit === unit);
  return (
    ofUnit && matches(text, [task.title, task.text, section.text, ...task.units.map((each) => each.unit)])
  );
}

/** Every unit of the plans at work, the one with most tasks first. */
export function unitsOf(plans: readonly Plan[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const plan of plans.filter(({ state }) => state !== 'draft')) {
    for (const section of plan.sections) {
      for (const { units } of section.tasks) {
        for (const { unit } of units) counts.set(unit, (counts.get(unit) ?? 0) + 1);
      }
    }
  }
  return [...counts].toSorted((a, b) => b[1] - a[1]).map(([unit]) => unit);
}
