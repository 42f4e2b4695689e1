import type { Entity, Fact } from '../model/entity.ts';

/** The entity with the instances of these datasets only; `@none` is the default one (ETSI GS CIM 009 V1.9.1, clause 4.5.5). */
export function ofDatasets(entity: Entity, datasets: readonly string[]): Entity {
  const others: Record<string, readonly Fact[]> = {};
  for (const [name, facts] of Object.entries(entity.others ?? {})) {
    const kept = facts.filter(({ datasetId }) => datasetId !== undefined && datasets.includes(datasetId));
    if (kept.length > 0) others[name] = kept;
  }
  return { ...entity, facts: datasets.includes('@none') ? entity.facts : {}, others };
}
