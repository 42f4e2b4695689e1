import { canonical } from '../../audit/digest.ts';
import { Problem } from '../../http/problem.ts';
import type { Fact, Json, JsonObject, Statement } from '../model/entity.ts';
import { ENTITY_EXPIRY, expiryOf } from '../model/expiry.ts';
import { attributeOfKey, extrasOf, factKey, saysNull } from '../model/kinds.ts';
import { mergeChange } from './merge-change.ts';
import type { Merging } from './merged-together.ts';

/** What can be done to an entity. Statements are by `factKey` (model/kinds.ts). */
export type Change =
  | {
      readonly op: 'create';
      readonly id: string;
      readonly types: readonly string[];
      readonly statements: Statements;
    }
  /** Creates it, or adds and replaces the named attributes (batch upsert with `options=update`). */
  | {
      readonly op: 'upsert';
      readonly id: string;
      readonly types: readonly string[];
      readonly statements: Statements;
    }
  /** What it says is all that the entity has afterwards; `create`: also when there is none yet. */
  | {
      readonly op: 'replace';
      readonly id: string;
      /** Those that it had unless told. */
      readonly types: readonly string[] | null;
      readonly statements: Statements;
      readonly create?: boolean;
    }
  /** Adds and replaces attributes of an entity that exists; `keep`: what it has already stays. */
  | {
      readonly op: 'append';
      readonly id: string;
      readonly types?: readonly string[];
      readonly statements: Statements;
      readonly keep?: boolean;
    }
  /**
   * Replaces and adds attributes (clause 5.6.2), or, `existing`, replaces one that must be there (5.6.19). NGSI-LD Null
   * removes; a scope takes the place of another one only.
   */
  | {
      readonly op: 'update';
      readonly id: string;
      readonly types?: readonly string[];
      readonly statements: Statements;
      readonly existing?: boolean;
    }
  /** Merges into attributes (clause 5.5.12), or into one that must be there (partial update, clause 5.6.4). */
  | {
      readonly op: 'merge';
      readonly id: string;
      readonly types?: readonly string[];
      /** Attribute name -> what is said of it, normalised or concise; scope and expiresAt among them. */
      readonly fragment: JsonObject;
      readonly partial?: boolean;
      readonly merging?: Merging;
    }
  /** Removes the default instance of an attribute, that of a dataset, or all of them. */
  | {
      readonly op: 'remove';
      readonly id: string;
      readonly attribute: string;
      readonly datasetId?: string;
      readonly all?: boolean;
    }
  /** Removes what has ceased to be by then: the entity, or attributes of it (clause 4.22). */
  | { readonly op: 'expire'; readonly id: string; readonly at: string }
  | { readonly op: 'delete'; readonly id: string };

export type Statements = ReadonlyMap<string, Statement>;

/** An entity between the read and the write of a transaction. */
export interface Draft {
  readonly id: string;
  readonly types: readonly string[];
  readonly present: boolean;
  readonly facts: { readonly [attribute: string]: Fact };
}

/** What a change comes to: the entity afterwards, and the statements that become facts. */
export interface Applied {
  readonly types: readonly string[];
  readonly present: boolean;
  readonly record: Statements;
  readonly removed: readonly string[];
}

/**
 * Decides what a change does to an entity as it stands. Pure.
 * @throws Problem facts.already-exists, facts.not-found, facts.attribute-not-found, facts.bad-attribute
 */
export function applyChange(change: Change, entity: Draft | undefined): Applied {
  const present = entity?.present ?? false;
  const facts = present ? (entity?.facts ?? {}) : {};
  if ('statements' in change && change.op !== 'update') refuseNull(change.statements);
  const creates = change.op === 'create' || change.op === 'upsert';
  if (creates || (change.op === 'replace' && change.create)) {
    if (change.op === 'create' && present) throw new Problem('facts.already-exists', { id: change.id });
    if (change.op === 'replace')
      return replaced(change.types ?? entity?.types ?? [], change.statements, facts);
    return {
      types: union(present ? (entity?.types ?? []) : [], change.types),
      present: true,
      record: news(change.statements, facts),
      removed: [],
    };
  }
  if (change.op === 'expire') return expired(change.at, entity, facts);
  if (!entity || !present) throw new Problem('facts.not-found', { id: change.id });
  const same = { types: entity.types, present: true, removed: [] };
  switch (change.op) {
    case 'replace':
      return replaced(change.types ?? entity.types, change.statements, facts);
    case 'append': {
      const said = change.keep ? without(change.statements, facts) : change.statements;
      return { ...same, types: union(entity.types, change.types ?? []), record: news(said, facts) };
    }
    case 'update':
      return updated(change, entity);
    case 'merge': {
      const { record, removed } = mergeChange(change, facts);
      return {
        ...same,
        types: union(entity.types, change.types ?? []),
        record: news(record, facts),
        removed,
      };
    }
    case 'remove':
      return { ...same, record: new Map(), removed: removedBy(change, facts) };
    default:
      return { types: entity.types, present: false, record: new Map(), removed: Object.keys(facts) };
  }
}

type Facts = { readonly [key: string]: Fact };

function union(types: readonly string[], more: readonly string[]): readonly string[] {
  return [...new Set([...types, ...more])];
}

function replaced(types: readonly string[], statements: Statements, facts: Facts): Applied {
  return {
    types,
    present: true,
    record: news(statements, facts),
    removed: Object.keys(facts).filter((key) => !statements.has(key)),
  };
}

function updated(change: Extract<Change, { op: 'update' }>, entity: Draft): Applied {
  // Another instance of an attribute that is there is added.
  const names = new Set(Object.keys(entity.facts).map(attributeOfKey));
  const absent = [...change.statements.keys()].find((key) => !names.has(attributeOfKey(key)));
  if (change.existing && absent !== undefined)
    throw new Problem('facts.attribute-not-found', { id: change.id, name: attributeOfKey(absent) });
  const said = [...change.statements].filter(([key]) => key !== 'scope' || names.has(key));
  const stay = said.filter(([, statement]) => !saysNull(statement));
  const removed = said
    .filter(([key, statement]) => saysNull(statement) && Object.hasOwn(entity.facts, key))
    .map(([key]) => key);
  const types = union(entity.types, change.types ?? []);
  return { types, present: true, record: news(new Map(stay), entity.facts), removed };
}

/** What is not there any more has nothing to lose. */
function expired(at: string, entity: Draft | undefined, facts: Facts): Applied {
  const { types = [], present = false } = entity ?? {};
  const over = Object.entries(facts).filter(([key, fact]) => {
    const end = expiryOf(key, fact);
    return end !== null && end <= at;
  });
  const keys = over.map(([key]) => key);
  const ends = keys.includes(ENTITY_EXPIRY);
  return { types, present: present && !ends, record: new Map(), removed: ends ? Object.keys(facts) : keys };
}

function removedBy(change: Extract<Change, { op: 'remove' }>, facts: Facts): readonly string[] {
  const { id, attribute, datasetId, all } = change;
  const keys = Object.keys(facts).filter((key) =>
    all ? attributeOfKey(key) === attribute : key === factKey(attribute, datasetId),
  );
  if (keys.length === 0) throw new Problem('facts.attribute-not-found', { id, name: attribute });
  return keys;
}

function refuseNull(statements: Statements): void {
  for (const [key, statement] of statements)
    if (saysNull(statement)) throw new Problem('facts.bad-attribute', { name: attributeOfKey(key) });
}

function without(statements: Statements, facts: Facts): Statements {
  const rest = new Map([...statements].filter(([key]) => !Object.hasOwn(facts, key)));
  const [before, more] = [facts['scope'], statements.get('scope')];
  // An entity may be in further scopes without leaving one (clause 4.18).
  if (before && more) {
    const scopes = [...(before.value as readonly string[]), ...(more.value as readonly string[])];
    rest.set('scope', { ...more, value: [...new Set(scopes)] });
  }
  return rest;
}

/** A statement that says again what is already recorded for the same moment is no news. */
function news(statements: Statements, facts: Facts): Statements {
  const record = new Map<string, Statement>();
  for (const [key, statement] of statements) {
    const fact = Object.hasOwn(facts, key) ? facts[key] : undefined;
    if (repeats(statement, fact)) continue;
    record.set(key, fact ? { ...statement, createdAt: fact.createdAt ?? fact.recordedAt } : statement);
  }
  return record;
}

function repeats(statement: Statement, fact: Fact | undefined): boolean {
  return (
    fact !== undefined &&
    statement.observedAt !== null &&
    statement.observedAt === fact.observedAt &&
    statement.kind === fact.kind &&
    statement.unitCode === fact.unitCode &&
    sameValue(statement.value, fact.value) &&
    sameValue(extrasSaid(statement), extrasSaid(fact))
  );
}

/** All that is said besides the value; when it was said first is not part of it. */
function extrasSaid(statement: Statement): Json {
  const { createdAt: _, ...extras } = extrasOf(statement);
  return extras as unknown as Json;
}

const sameValue = (a: Json, b: Json): boolean => a === b || canonical(a) === canonical(b);
