import { buildStages } from '../../entities/site-stage.ts';
import type { ListedProject } from './build-out-queries.ts';

/** Where a project can stand, in the order of the way; `none`: nothing is on record. */
export const standings = ['none', ...buildStages, 'handedOver', 'stopped'] as const;
export type Standing = (typeof standings)[number];

export function standingOf({ state }: Pick<ListedProject, 'state'>): Standing {
  return standings.find((each) => each === state) ?? 'none';
}

export interface StandingCount {
  readonly standing: Standing;
  readonly projects: number;
  readonly overdue: number;
}

/** How many projects stand where; `none` and `stopped` only where there are any. Pure. */
export function countStandings(projects: readonly ListedProject[]): readonly StandingCount[] {
  const by = Map.groupBy(projects, standingOf);
  return standings
    .map((standing) => {
      const there = by.get(standing) ?? [];
      return {
        standing,
        projects: there.length,
        overdue: there.filter(({ overdue }) => overdue).length,
      };
    })
    .filter(({ standing, projects: count }) => count > 0 || (standing !== 'none' && standing !== 'stopped'));
}

/** Projects that stand there (anywhere without one), or only those that are overdue. Pure. */
export function filtered(
  projects: readonly ListedProject[],
  { standing, overdue }: { readonly standing: string | undefined; readonly overdue: boolean },
): readonly ListedProject[] {
  return projects.filter(
    (project) =>
      (standing === undefined || standingOf(project) === standing) && (!overdue || project.overdue),
  );
}
