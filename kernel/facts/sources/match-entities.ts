import { holds } from '../query/expression.ts';
import { safePattern } from '../query/safe-pattern.ts';
import type { EntityInfo } from './registration.ts';
import type { SourceSelector } from './source-query.ts';

/** May the source know an entity that is asked for (ETSI GS CIM 009 V1.9.1, clause 5.12)? */
export function matchesEntities(info: EntityInfo, selector: SourceSelector): boolean {
  const { typeExpression } = selector;
  const fits = !typeExpression || holds(typeExpression, (type) => type === '*' || info.types.includes(type));
  return fits && matchesIds(info, selector);
}

/** Two patterns may always have an id in common: nobody can tell. */
function matchesIds({ id, idPattern }: EntityInfo, { ids, idPattern: asked }: SourceSelector): boolean {
  if (id === undefined && idPattern === undefined) return true;
  if (ids === undefined && asked === undefined) return true;
  const pattern = asked === undefined ? null : safePattern(asked);
  if (id !== undefined) return (ids?.includes(id) ?? false) || (pattern?.test(id) ?? false);
  const registered = safePattern(idPattern ?? '');
  return pattern !== null || (ids?.some((one) => registered.test(one)) ?? false);
}
