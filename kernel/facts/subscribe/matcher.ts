import { Problem } from '../../http/problem.ts';
import type { Entity } from '../model/entity.ts';
import { compileSelection } from '../query/decide.ts';
import { PatternWork } from '../query/pattern-work.ts';
import type { Linked } from '../query/q-targets.ts';
import type { QPath } from '../query/q-tree.ts';
import { safePattern } from '../query/safe-pattern.ts';
import type { Definition, EntitySelector } from './subscription.ts';

/** Decides whether an entity belongs to what is subscribed to. */
export interface Matcher {
  /** Of q: relationships at whose other end it asks something. */
  readonly links: readonly QPath[];
  matches(entity: Entity, linked: Linked): boolean;
}

/** What the patterns of a subscription may cost for one change of an entity. */
const WORK = 50_000_000;

/**
 * The evaluator of queries has the last word on q and geometry. An entity whose texts cost its patterns too much does not
 * match: nobody is there to be told, and other subscriptions wait.
 */
export function compileMatcher({ entities, q, geoQ, scopeQ }: Definition): Matcher {
  const selectors = entities?.map(selectorOf);
  const { decides, links } = compileSelection({
    ...(q === undefined ? {} : { q }),
    ...(geoQ === undefined ? {} : { geo: geoQ }),
    ...(scopeQ === undefined ? {} : { scopeQ }),
  });
  return {
    links,
    matches: (entity, linked) =>
      (selectors?.some((selects) => selects(entity)) ?? true) &&
      withinReason(() => decides(entity, linked, new PatternWork(WORK))),
  };
}

function withinReason(decide: () => boolean): boolean {
  try {
    return decide();
  } catch (error) {
    if (error instanceof Problem && error.code === 'facts.pattern-too-costly') return false;
    throw error;
  }
}

function selectorOf({ id, idPattern, type }: EntitySelector): (entity: Entity) => boolean {
  const pattern = idPattern === undefined ? null : safePattern(idPattern);
  const alternatives = typesOf(type);
  return (entity) =>
    (id === undefined || entity.id === id) &&
    (pattern === null || pattern.test(entity.id)) &&
    alternatives.some((all) => all.every((name) => name === '*' || entity.types.includes(name)));
}

/** A type expression as alternatives, each of types that must all be there. */
export function typesOf(expression: string): readonly (readonly string[])[] {
  return expression
    .split(/[|,]/)
    .map((part) => part.split(';').map((name) => name.replace(/[()\s]/g, '')))
    .map((all) => all.filter((name) => name !== ''));
}

/** Types of which an entity has at least one if it is subscribed to; null where any will do. */
export function typesAmong({ entities }: Pick<Definition, 'entities'>): readonly string[] | null {
  const types = entities?.flatMap(({ type }) => typesOf(type).flat());
  return types === undefined || types.includes('*') ? null : [...new Set(types)];
}
