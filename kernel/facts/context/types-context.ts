import type { AttributeType, EntityType } from '../model/entity-type.ts';
import { type ContextObject, coreContext, DEFAULT_VOCABULARY } from './core-terms.ts';

/**
 * The context that entity types make: their names and their attributes' names in the default vocabulary, which is where they
 * are without any context. Listed behind another context, it keeps that one from giving them another meaning.
 */
export function typesContext(types: readonly EntityType[]): ContextObject {
  const names = new Set(types.flatMap(({ name, attributes }) => [name, ...Object.keys(attributes)]));
  const kinds = new Map<string, AttributeType>(types.flatMap(({ attributes }) => Object.entries(attributes)));
  const terms = [...names]
    .filter((name) => !Object.hasOwn(coreContext, name))
    .toSorted()
    .map((name) => {
      const id = DEFAULT_VOCABULARY + name;
      return [name, kinds.get(name)?.kind === 'Relationship' ? { '@id': id, '@type': '@id' } : id] as const;
    });
  return { '@version': 1.1, ...Object.fromEntries(terms) };
}
