import type { Entity, Fact } from '../facts/model/entity.ts';
import { compileSelection, pick } from '../facts/query/decide.ts';
import type { MeasureDefinition } from './definition.ts';

/**
 * Sorts the facts of an evidence set back to the selections that used them. Pure.
 * A fact seals the first type of its entity only; `typesOf` tells all of them where they are known.
 */
export function bySelection(
  definition: MeasureDefinition,
  facts: readonly Fact[],
  typesOf: ReadonlyMap<string, readonly string[]> = new Map(),
): Record<string, readonly Fact[]> {
  const entities = entitiesOf(facts, typesOf);
  return Object.fromEntries(
    Object.entries(definition.select).map(([name, selection]) => {
      const compiled = compileSelection(selection);
      const reads = [...new Set([...selection.attributes, ...compiled.reads])];
      const chosen = entities.filter((entity) => compiled.decides(entity));
      return [name, chosen.flatMap((entity) => Object.values(pick(entity, reads).facts))];
    }),
  );
}

export function entitiesOf(
  facts: readonly Fact[],
  typesOf: ReadonlyMap<string, readonly string[]>,
): readonly Entity[] {
  const entities = new Map<string, Record<string, Fact>>();
  for (const fact of facts) {
    const known = entities.get(fact.entity) ?? {};
    known[fact.attribute] = fact;
    entities.set(fact.entity, known);
  }
  return [...entities].map(([id, own]) => {
    const [first] = Object.values(own);
    const types = typesOf.get(id) ?? [first?.entityType ?? ''];
    return { id, types, createdAt: '', modifiedAt: '', version: 0, facts: own };
  });
}
