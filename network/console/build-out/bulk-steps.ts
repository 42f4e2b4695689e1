import { buildStages } from '../../entities/site-stage.ts';
import type { ListedProject } from './build-out-queries.ts';

/** Projects that one call takes. */
const most = 200;

/** One call: projects that take the same transition together. */
export interface BulkMove {
  readonly transition: string;
  readonly projects: readonly string[];
}

/** The transition to the next stage; null where there is none, or no case to take it. Pure. */
export function nextTransition({ case: followed }: Pick<ListedProject, 'case'>): string | null {
  const forward = followed?.transitions.find((each) => each.startsWith('enter-') || each === 'hand-over');
  return forward ?? null;
}

/** Calls that take each of some projects to its next stage. Pure. */
export function movesOf(projects: readonly ListedProject[]): readonly BulkMove[] {
  const by = Map.groupBy(projects, (project) => nextTransition(project) ?? '');
  by.delete('');
  return [...by].flatMap(([transition, there]) =>
    inParts(there.map(({ id }) => id)).map((part) => ({ transition, projects: part })),
  );
}

/** Projects that have no case, and are not handed over. Pure. */
export function openable(projects: readonly ListedProject[]): readonly ListedProject[] {
  return projects.filter(({ case: followed, state }) => followed === null && state !== 'handedOver');
}

export function inParts(ids: readonly string[]): readonly (readonly string[])[] {
  return Array.from({ length: Math.ceil(ids.length / most) }, (_, part) =>
    ids.slice(part * most, (part + 1) * most),
  );
}

/** Something that is done with a reason: a return to a stage, a stop, a resumption. */
export interface ReasonedAct {
  readonly transition: string;
  /** Projects that can take it. */
  readonly projects: readonly string[];
}

/** What some projects can be made to do with a reason, in the order of the way: back, then stop and resume. Pure. */
export function reasonedActs(projects: readonly ListedProject[]): readonly ReasonedAct[] {
  const transitions = [...buildStages.map((stage) => `return-to-${stage}`), 'stop', 'resume'];
  return transitions
    .map((transition) => ({
      transition,
      projects: projects
        .filter(({ case: followed }) => followed?.transitions.includes(transition) === true)
        .map(({ id }) => id),
    }))
    .filter((act) => act.projects.length > 0);
}
