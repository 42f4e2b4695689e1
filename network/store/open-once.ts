import type { Actor } from '@yuheng/kernel/actor';
import type { Case } from '@yuheng/kernel/cases';
import type { Kernel } from '@yuheng/kernel/kernel';
import { Problem } from '@yuheng/kernel/problem';
import type { NamedProject } from './build-outs.ts';
import { parseRelations } from './stage-facts.ts';
import type { Change } from './write-in-parts.ts';

/**
 * Opens a case for each of some projects, all or none. A project has one case for ever: of two who open it at the same moment, one is
 * told.
 * @throws Problem `network.build-out-exists`
 */
export async function openOnce(
  { cases }: Kernel,
  actor: Actor,
  wanted: readonly (Pick<NamedProject, 'id' | 'city' | 'name'> & { readonly owner: string | null })[],
  facts: readonly Change[] = [],
): Promise<readonly Case[]> {
  const requests = wanted.map((project) => ({
    type: 'SiteBuildOut',
    data: { project: project.id },
    owner: project.owner,
    finalDueAt: null,
    about: parseRelations(project),
  }));
  return await cases.open(requests, actor, {
    facts,
    async with(opened, tx) {
      const rows = await tx.query<{ project: string }>(
        `insert into network.build_out (project, case_id) select * from unnest($1::text[], $2::uuid[])
         on conflict do nothing returning project`,
        [wanted.map(({ id }) => id), opened.map(({ id }) => id)],
      );
      const own = new Set(rows.map(({ project }) => project));
      const taken = wanted.find(({ id }) => !own.has(id));
      if (taken) throw new Problem('network.build-out-exists', { project: taken.id, name: taken.name });
    },
  });
}
