import { Problem } from '../../http/problem.ts';
import type { Entity, Fact } from '../model/entity.ts';
import { placeOf } from '../model/place-of.ts';
import type { EntitySelector, Selection } from '../selection.ts';
import { holds, wordsOf } from './expression.ts';
import { checkGeo, geoSatisfies } from './geo.ts';
import { PatternWork } from './pattern-work.ts';
import { satisfies } from './q-evaluate.ts';
import { parseQ } from './q-grammar.ts';
import { type Linked, nothingLinked } from './q-targets.ts';
import {
  attributesOf,
  type Equality,
  equalitiesOf,
  linksOf,
  patternsOf,
  type QNode,
  type QPath,
} from './q-tree.ts';
import { safePattern } from './safe-pattern.ts';
import { parseScopeQ } from './scope-query.ts';

/** A selection, read once: SQL may narrow by it, `decides` has the last word everywhere. */
export interface CompiledSelection {
  readonly selection: Selection;
  /** Attributes that q and geo read. */
  readonly reads: readonly string[];
  /** All attributes that the answer needs: to be shown, decided and ordered by; null: every one. */
  readonly needs: ReadonlySet<string> | null;
  /** Lists of types, of each of which an entity must have one. */
  readonly types: readonly (readonly string[])[];
  /** Ids that alone come into question; null: any. */
  readonly ids: readonly string[] | null;
  /** Of q: attributes that must have (or contain) one of these values. */
  readonly equalities: readonly Equality[];
  /** Of q: relationships at whose other end it asks something. */
  readonly links: readonly QPath[];
  /**
   * @param linked entities that `links` lead to; none: nothing is known of them
   * @param work what patterns may cost in all that is decided for one answer
   * @throws Problem facts.pattern-too-costly
   */
  decides(entity: Entity, linked?: Linked, work?: PatternWork): boolean;
}

/** @throws Problem facts.bad-query, facts.bad-pattern, facts.bad-geo-query, facts.bad-page */
export function compileSelection(selection: Selection): CompiledSelection {
  const q: QNode | null = selection.q ? parseQ(selection.q) : null;
  // A pattern that cannot be used is told now, not when the first text is held against it.
  if (q) for (const source of patternsOf(q)) safePattern(source);
  const geo = selection.geo ? checkGeo(selection.geo) : null;
  const geoAttribute = geo?.property ?? 'location';
  const selects = compileSelector(selection);
  const selectors = selection.anyOf?.map(compileSelector);
  const scopeQ = selection.scopeQ === undefined ? null : parseScopeQ(selection.scopeQ);
  for (const [name, value] of [
    ['limit', selection.limit],
    ['offset', selection.offset],
  ] as const) {
    if (value !== undefined && !(Number.isInteger(value) && value >= 0))
      throw new Problem('facts.bad-page', { name, min: 0, max: Number.MAX_SAFE_INTEGER });
  }
  const reads = [...new Set([...(q ? attributesOf(q) : []), ...(geo ? [geoAttribute] : [])])];
  const { attributes, order = [], allowed } = selection;
  const asked = allowed === undefined ? new Set<string>() : allowed.reads;
  const { types, ids } = narrowed(selection);
  return {
    selection,
    reads,
    needs:
      attributes && asked
        ? new Set([...attributes, ...reads, ...asked, ...order.flatMap(({ path }) => path.slice(0, 1))])
        : null,
    types: allowed?.types ? [...types, allowed.types] : types,
    ids,
    equalities: q ? equalitiesOf(q) : [],
    links: q ? linksOf(q) : [],
    decides(entity, linked = nothingLinked, work = new PatternWork()) {
      if (!selects(entity, work) || (selectors && !selectors.some((one) => one(entity, work)))) return false;
      if (scopeQ && !scopeQ(scopesOf(entity))) return false;
      if (selection.attributes && !selection.attributes.some((name) => hasAttribute(entity, name)))
        return false;
      if (allowed && !allowed.holds(entity)) return false;
      if (q && !satisfies(q, entity, linked, work)) return false;
      if (!geo) return true;
      const place = placeOf(entity, geoAttribute);
      return place !== null && geoSatisfies(geo, place);
    },
  };
}

function compileSelector(
  selector: EntitySelector,
): (entity: Pick<Entity, 'id' | 'types'>, work: PatternWork) => boolean {
  const types = selector.types ? new Set(selector.types) : null;
  const { typeExpression } = selector;
  const ids = selector.ids ? new Set(selector.ids) : null;
  const idPattern = selector.idPattern === undefined ? null : safePattern(selector.idPattern);
  return (entity, work) =>
    (!types || entity.types.some((type) => types.has(type))) &&
    (!typeExpression || holds(typeExpression, (type) => entity.types.includes(type))) &&
    (!ids || ids.has(entity.id)) &&
    (!idPattern || idPattern.test(entity.id, work));
}

/** What SQL may narrow by: whatever the selectors have in common. */
function narrowed(selection: Selection): Pick<CompiledSelection, 'types' | 'ids'> {
  const { anyOf = [], ids = null } = selection;
  const lists = anyOf.map((one) => typeListsOf(one)[0]);
  const typesOfAll = lists.every((list) => list !== undefined) ? [...new Set(lists.flat())] : [];
  const idsOfAll = anyOf.every((one) => one.ids) ? [...new Set(anyOf.flatMap((one) => one.ids ?? []))] : [];
  return {
    types: [...typeListsOf(selection), ...(typesOfAll.length > 0 ? [typesOfAll] : [])],
    ids: ids ?? (idsOfAll.length > 0 ? idsOfAll : null),
  };
}

function typeListsOf({ types, typeExpression }: EntitySelector): readonly (readonly string[])[] {
  return [...(types ? [types] : []), ...(typeExpression ? [wordsOf(typeExpression)] : [])];
}

/** The entity with only the named attributes. */
export function pick(entity: Entity, attributes: readonly string[] | undefined): Entity {
  if (!attributes) return entity;
  const facts: Record<string, Fact> = {};
  const others: Record<string, readonly Fact[]> = {};
  for (const name of attributes) {
    const fact = Object.hasOwn(entity.facts, name) ? entity.facts[name] : undefined;
    if (fact) facts[name] = fact;
    const instances = othersOf(entity, name);
    if (instances.length > 0) others[name] = instances;
  }
  const { others: _, ...rest } = entity;
  return { ...rest, facts, ...(Object.keys(others).length === 0 ? {} : { others }) };
}

function scopesOf({ about }: Entity): readonly string[] {
  return (about?.['scope']?.value ?? []) as readonly string[];
}

function hasAttribute(entity: Entity, name: string): boolean {
  return Object.hasOwn(entity.facts, name) || othersOf(entity, name).length > 0;
}

/** The attribute's instances with a dataset. */
function othersOf({ others }: Entity, name: string): readonly Fact[] {
  return others && Object.hasOwn(others, name) ? (others[name] ?? []) : [];
}
