import type { Entity } from '../model/entity.ts';
import { instancesOf, type Linked, linksOfFact } from './q-targets.ts';
import type { QPath } from './q-tree.ts';

/** An entity, and paths of a query that lead from it to others. */
export interface Following {
  readonly entity: Pick<Entity, 'facts' | 'others'>;
  readonly paths: readonly QPath[];
}

/**
 * Reads the entities that a query asks about beside those it is about (ETSI GS CIM 009 V1.9.1, clause 4.9): those at one
 * distance together, each once.
 */
export async function followLinks(
  from: readonly Following[],
  read: (ids: readonly string[]) => Promise<readonly Entity[]>,
): Promise<Linked> {
  const known = new Map<string, Entity>();
  const asked = new Set<string>();
  let step = from;
  while (step.length > 0) {
    const next = step.flatMap(({ entity, paths }) =>
      paths.map((path) => ({ ids: instancesOf(entity, path.attribute).flatMap(linksOfFact), path })),
    );
    const wanted = [...new Set(next.flatMap(({ ids }) => ids))].filter((id) => !asked.has(id));
    for (const id of wanted) asked.add(id);
    if (wanted.length > 0) for (const entity of await read(wanted)) known.set(entity.id, entity);
    step = next.flatMap(({ ids, path }) => {
      const inner = path.linked?.path;
      if (!inner?.linked) return [];
      return ids.flatMap((id) => {
        const entity = known.get(id);
        return entity ? [{ entity, paths: [inner] }] : [];
      });
    });
  }
  return (id) => known.get(id);
}
