import type { Actor } from '@yuheng/kernel/actor';
import type { Kernel } from '@yuheng/kernel/kernel';
import { Problem } from '@yuheng/kernel/problem';
import { casesOf, openBuildOuts, readProjects } from './build-outs.ts';
import { followLedger } from './follow-ledger.ts';
import { readProjectStages } from './stage-facts.ts';

/**
 * Opens the build-out of projects, each once: of those whose stages are on record already, at the stage where they stand, with the
 * days that are recorded; of all others at the first one, together or not at all. Answers the cases by project.
 * @throws Problem `network.project-not-found`, `network.build-out-exists`
 */
export async function beginBuildOuts(
  kernel: Kernel,
  actor: Actor,
  ids: readonly string[],
  owner: string | null,
): Promise<ReadonlyMap<string, string>> {
  const projects = await readProjects(kernel, ids);
  const known = await casesOf(kernel, ids);
  const taken = projects.find(({ id }) => known.has(id));
  if (taken) throw new Problem('network.build-out-exists', { project: taken.id, name: taken.name });
  const stages = await readProjectStages(kernel.facts, ids);
  const begun = projects.flatMap((project) => {
    const recorded = stages.get(project.id) ?? [];
    const going = recorded.findIndex(({ leftAt }) => leftAt === null);
    const done = going === -1 ? recorded.length : going;
    return recorded.length === 0 ? [] : [{ ...project, responsible: owner, done }];
  });
  const fresh = ids.filter((id) => begun.every((project) => project.id !== id));
  if (fresh.length > 0)
    await openBuildOuts(
      kernel,
      actor,
      fresh.map((project) => ({ project, owner })),
    );
  if (begun.length > 0) await followLedger(kernel, actor, begun, '');
  return casesOf(kernel, ids);
}
