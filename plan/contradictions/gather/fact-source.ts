import type { Entity, Fact } from '@yuheng/kernel/facts-model';
import type { Kernel } from '@yuheng/kernel/kernel';
import type { Source } from '../rules/record.ts';
import { factKey } from './claims-of.ts';

/** Readings of an attribute that are looked at. */
const LIMIT = 400;

/** Attributes by which an entity is found and shown: they are no results. */
const shownBy = new Set(['name', 'location', 'address', 'description', 'locatedIn', 'operator']);

/** Attributes of an entity, or one of them, as sources. */
export async function factSources(
  kernel: Kernel,
  entity: string,
  attributes: ReadonlySet<string>,
): Promise<readonly Source[]> {
  const [present, history] = await Promise.all([
    kernel.facts.get(entity),
    kernel.facts.history({ entity, attributes: [...attributes], limit: LIMIT }),
  ]);
  const byAttribute = Map.groupBy(history, ({ attribute }) => attribute);
  return [...attributes].map((attribute) => {
    const facts = byAttribute.get(attribute) ?? [];
    const now = present?.facts[attribute];
    return {
      key: factKey(entity, attribute),
      ref: { kind: 'fact' as const, entity, attribute },
      names: namesOf(kernel, present, facts[0]?.entityType, attribute),
      unit: now?.unitCode ?? facts[0]?.unitCode ?? null,
      direction: null,
      goals: [],
      readings: readingsOf(facts),
      present: now === undefined ? null : { value: now.value },
    };
  });
}

/** What can be judged of an entity that was named as a whole. */
export function resultAttributes({ facts }: Pick<Entity, 'facts'>): readonly string[] {
  return Object.values(facts)
    .filter(({ kind, attribute }) => kind === 'Property' && !shownBy.has(attribute))
    .map(({ attribute }) => attribute);
}

/** Newest first in, oldest first out; of two that speak of one moment the one recorded last holds. */
function readingsOf(facts: readonly Fact[]): Source['readings'] {
  const byTime = new Map<string, Fact>();
  for (const fact of facts) {
    const at = iso(fact.observedAt ?? fact.recordedAt);
    const known = byTime.get(at);
    if (known === undefined || known.recordedAt < fact.recordedAt) byTime.set(at, fact);
  }
  return [...byTime]
    .map(([at, { value, recordedAt }]) => ({ at, value, recordedAt: iso(recordedAt) }))
    .toSorted((a, b) => (a.at < b.at ? -1 : 1));
}

/** In one form, so that times can be compared as texts. */
function iso(time: string): string {
  return new Date(time).toISOString();
}

/** The name of the entity, and what its pack calls the attribute. */
function namesOf(
  { registry }: Kernel,
  entity: Entity | null | undefined,
  type: string | undefined,
  attribute: string,
): readonly string[] {
  const pack = registry.packs.find(({ entities }) =>
    entities.some((one) => one.name === type && attribute in one.attributes),
  );
  const title = pack && registry.text(pack.id, `entities.${type}.attributes.${attribute}`);
  const name = entity?.facts['name']?.value;
  return [...(title ? [title['zh-CN'], title.en] : []), ...(typeof name === 'string' ? [name] : [])];
}
