import type { Entity } from '@yuheng/kernel/facts-model';
import type { Kernel } from '@yuheng/kernel/kernel';
import { parseStatements } from '@yuheng/kernel/statement';
import { type BuildStage, buildStages } from '../entities/site-stage.ts';
import { numberOf, textOf } from '../rules/fact-values.ts';
import type { StageRecord } from '../rules/stage-record.ts';
import { property, relationship } from '../rules/wire-attribute.ts';
import type { Change } from './write-in-parts.ts';

type Facts = Kernel['facts'];

/** A site project, as far as its build-out asks. */
export interface Project {
  readonly id: string;
  readonly city: string | null;
}

export function isStage(state: string): state is BuildStage {
  return buildStages.some((stage) => stage === state);
}

export function stageId(project: string, stage: BuildStage): string {
  return `urn:ngsi-ld:SiteStage:${project.slice(project.lastIndexOf(':') + 1)}-${stage}`;
}

/** The record of a stage as changes of facts. @param known what was recorded before; null: it is refused when there is anything */
export function stageChanges(
  project: Project,
  record: StageRecord,
  known: StageRecord | undefined | null,
): readonly Change[] {
  const id = stageId(project.id, record.stage);
  const { stage, enteredAt, leftAt, days } = record;
  const at = { observedAt: leftAt ?? enteredAt };
  const statements = parseStatements({
    stage: property(stage, at),
    enteredAt: property(enteredAt, at),
    ...(leftAt === null ? {} : { leftAt: property(leftAt, at) }),
    ...(days === null ? {} : { days: property(days, { ...at, unitCode: 'DAY' }) }),
    ...relationsOf(project),
  });
  return [
    { op: known === null ? 'create' : 'upsert', id, types: ['SiteStage'], statements },
    ...(known?.leftAt && leftAt === null ? [{ op: 'remove' as const, id, attribute: 'leftAt' }] : []),
  ];
}

/** What a case of a project is about, as its entity says it. */
export function parseRelations(project: Project) {
  return parseStatements(relationsOf(project));
}

/** What a case and a stage are about. */
function relationsOf({ id, city }: Project) {
  return {
    project: relationship(id),
    ...(city === null ? {} : { city: relationship(city) }),
  };
}

/** Records of stages by their ids. */
export async function readStages(
  facts: Facts,
  ids: readonly string[],
): Promise<ReadonlyMap<string, StageRecord>> {
  if (ids.length === 0) return new Map();
  const { entities } = await facts.query({ types: ['SiteStage'], ids });
  return new Map(entities.map((entity) => [entity.id, recordOf(entity)]));
}

export function recordOf(entity: Entity): StageRecord {
  return {
    stage: (textOf(entity, 'stage') ?? 'demand') as BuildStage,
    enteredAt: textOf(entity, 'enteredAt') ?? '',
    leftAt: textOf(entity, 'leftAt'),
    days: numberOf(entity, 'days'),
  };
}

/** Records of the stages of projects, by project, in the order of the stages. */
export async function readProjectStages(
  facts: Facts,
  projects: readonly string[],
): Promise<ReadonlyMap<string, readonly StageRecord[]>> {
  const idsOf = (project: string) => buildStages.map((stage) => stageId(project, stage));
  const records = await readStages(facts, projects.flatMap(idsOf));
  return new Map(
    projects.map((project) => [project, idsOf(project).flatMap((id) => records.get(id) ?? [])] as const),
  );
}
