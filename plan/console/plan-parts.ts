import type { Static } from 'typebox';
import type { GapView, PlanView, SectionView, TargetView, TaskView } from '../board/view.ts';

export type Plan = PlanView;
export type Target = TargetView;
export type Task = TaskView;
export type Section = Static<typeof SectionView>;
export type Gap = Static<typeof GapView>;
export type Span = Target['span'];

/** A section with what is below it. */
export interface SectionNode {
  readonly section: Section;
  readonly tasks: readonly Task[];
  readonly targets: readonly Target[];
  readonly children: readonly SectionNode[];
}

interface Growing {
  section: Section;
  tasks: readonly Task[];
  targets: readonly Target[];
  children: Growing[];
}

/**
 * The flat sections of a plan as a tree, by their levels; a level that is left out does no harm.
 * Targets go to the last section that begins before them.
 */
export function sectionTree(
  sections: readonly Section[],
  targets: readonly Target[] = [],
): readonly SectionNode[] {
  const roots: Growing[] = [];
  const open: Growing[] = [];
  sections.forEach((section, index) => {
    const from = section.span.start;
    const to = sections[index + 1]?.span.start ?? Number.POSITIVE_INFINITY;
    const node: Growing = {
      section,
      tasks: section.tasks,
      targets: targets.filter(({ span }) => span.start >= from && span.start < to),
      children: [],
    };
    while ((open.at(-1)?.section.level ?? 0) >= section.level) open.pop();
    (open.at(-1)?.children ?? roots).push(node);
    open.push(node);
  });
  return roots;
}

/** All tasks of a node and below it. */
export function tasksBelow(node: SectionNode): readonly Task[] {
  return [...node.tasks, ...node.children.flatMap(tasksBelow)];
}

export function planTasks(plan: Plan): readonly Task[] {
  return plan.sections.flatMap((section) => section.tasks);
}
