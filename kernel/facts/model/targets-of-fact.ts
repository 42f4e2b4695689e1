import type { Fact, Json } from './entity.ts';

/** Which entities a fact names, if it is a relationship. */
export function targetsOfFact({ kind, value }: Pick<Fact, 'kind' | 'value'>): readonly string[] {
  if (kind !== 'Relationship' && kind !== 'ListRelationship') return [];
  return (Array.isArray(value) ? (value as readonly Json[]) : [value]).flatMap((one) => {
    const uri = typeof one === 'object' && one !== null && 'object' in one ? one['object'] : one;
    return typeof uri === 'string' ? [uri] : [];
  });
}
