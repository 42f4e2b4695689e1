import { queryOptions } from '@tanstack/react-query';
import { get } from '@yuheng/console/data/request';
import type { Answer } from '../answers.ts';

export type ListedProject = Answer<'list-projects'>['projects'][number];
export type ListedStage = ListedProject['stages'][number];

/** Stale when a project was opened or moved. */
export const projectsKey = ['build-out'];

const page = 200;

/** All site projects, or those of a city, page by page. */
export function projectsQuery(city: string | undefined) {
  return queryOptions({
    queryKey: [...projectsKey, city ?? null],
    async queryFn({ signal }) {
      const projects: ListedProject[] = [];
      for (;;) {
        const asked = { city, limit: page, after: projects.at(-1)?.id };
        const next = await get<Answer<'list-projects'>>('/api/network/list-projects', asked, signal);
        projects.push(...next.projects);
        if (next.projects.length < page) return projects;
      }
    },
  });
}
