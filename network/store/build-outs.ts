import type { Actor } from '@yuheng/kernel/actor';
import type { Case } from '@yuheng/kernel/cases';
import type { Entity } from '@yuheng/kernel/facts-model';
import type { Kernel } from '@yuheng/kernel/kernel';
import { Problem } from '@yuheng/kernel/problem';
import { textOf } from '../rules/fact-values.ts';
import { entering, leaving } from '../rules/stage-record.ts';
import { openOnce } from './open-once.ts';
import { isStage, type Project, readStages, stageChanges, stageId } from './stage-facts.ts';

/** Projects in one call: their cases change together or not at all. */
export const mostAtOnce = 200;
/** Characters: a query takes no more than 8192. */
const longestList = 8000;

/** With what people call it. */
export interface NamedProject extends Project {
  readonly name: string;
}

/** @throws Problem `network.project-not-found` */
export async function readProjects(kernel: Kernel, ids: readonly string[]): Promise<readonly NamedProject[]> {
  const { entities } = await kernel.facts.query({ types: ['SiteProject'], ids });
  const known = new Map(entities.map((entity) => [entity.id, entity]));
  return ids.map((id) => {
    const found = known.get(id);
    if (!found) throw new Problem('network.project-not-found', { project: id });
    return { id, city: textOf(found, 'city'), name: textOf(found, 'name') ?? id };
  });
}

/** Cases of projects, by project. */
export async function casesOf(
  kernel: Kernel,
  projects: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const queries = valueLists(projects).map((values) =>
    kernel.facts.query({ types: ['SiteBuildOut'], q: `project==${values}`, attributes: ['project'] }),
  );
  const entities = (await Promise.all(queries)).flatMap((answer) => answer.entities);
  return new Map(entities.map((entity) => [projectOf(entity), caseIdOf(entity.id)]));
}

/** Lists of quoted values, each short enough for one query. */
function valueLists(values: readonly string[]): readonly string[] {
  const lists: string[] = [];
  for (const value of values) {
    const quoted = `"${value}"`;
    const open = lists.at(-1);
    if (open !== undefined && open.length + quoted.length < longestList)
      lists[lists.length - 1] = `${open},${quoted}`;
    else lists.push(quoted);
  }
  return lists;
}

export function caseIdOf(entity: string): string {
  return entity.slice(entity.lastIndexOf(':') + 1);
}

export function projectOf({ facts }: Entity): string {
  return String(facts['project']?.value ?? '');
}

/**
 * Opens the build-out of projects, all or none.
 * @throws Problem `network.project-not-found`, `network.build-out-exists`
 */
export async function openBuildOuts(
  kernel: Kernel,
  actor: Actor,
  wanted: readonly { readonly project: string; readonly owner: string | null }[],
): Promise<readonly Case[]> {
  const projects = await readProjects(
    kernel,
    wanted.map(({ project }) => project),
  );
  const at = kernel.clock().toISOString();
  const facts = projects.flatMap((project) => stageChanges(project, entering('demand', undefined, at), null));
  try {
    return await openOnce(
      kernel,
      actor,
      projects.map((project, index) => ({ ...project, owner: wanted[index]?.owner ?? null })),
      facts,
    );
  } catch (error) {
    // The first stage is recorded once as well, and before the case.
    if (!(error instanceof Problem) || error.code !== 'facts.already-exists') throw error;
    const { id } = error.values;
    const taken = projects.find((each) => stageId(each.id, 'demand') === id);
    throw new Problem('network.build-out-exists', {
      project: taken?.id ?? String(id),
      name: taken?.name ?? '',
    });
  }
}

/**
 * Takes one transition of the cases of several projects, all or none, and records how long the stage took that they leave.
 * @throws Problem `network.build-out-not-found`, and of `Cases.change`
 */
export async function moveBuildOuts(
  kernel: Kernel,
  actor: Actor,
  { projects, transition, note }: { projects: readonly string[]; transition: string; note: string },
): Promise<readonly Case[]> {
  const [known, ids] = [await readProjects(kernel, projects), await casesOf(kernel, projects)];
  const moves = known.map(({ id: project, name }) => {
    const id = ids.get(project);
    if (id === undefined) throw new Problem('network.build-out-not-found', { project, name });
    return { id, transition, note };
  });
  const before = new Map((await kernel.cases.find(moves.map(({ id }) => id))).map((item) => [item.id, item]));
  const to = kernel.registry.caseTypes.get('SiteBuildOut')?.transitions[transition]?.to ?? '';
  const stagesOf = (project: string) =>
    [before.get(ids.get(project) ?? '')?.state ?? '', to]
      .filter(isStage)
      .map((stage) => stageId(project, stage));
  const records = await readStages(kernel.facts, projects.flatMap(stagesOf));
  const at = kernel.clock().toISOString();
  const facts = known.flatMap((project) => {
    const from = before.get(ids.get(project.id) ?? '')?.state ?? '';
    const left = isStage(from) ? records.get(stageId(project.id, from)) : undefined;
    const entered = isStage(to) ? records.get(stageId(project.id, to)) : undefined;
    return [
      ...(left === undefined ? [] : stageChanges(project, leaving(left, at), left)),
      ...(isStage(to) ? stageChanges(project, entering(to, entered, at), entered) : []),
    ];
  });
  return kernel.cases.change('network.move-build-outs', { move: moves }, actor, { facts });
}
