import { canonical } from '../../audit/digest.ts';
import { Problem } from '../../http/problem.ts';
import type { Fact } from '../model/entity.ts';
import type { Statement } from '../model/parse-entity.ts';

/** What can be done to an entity. */
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
  /** Adds and replaces attributes of an entity that exists. */
  | { readonly op: 'append'; readonly id: string; readonly statements: Statements }
  /** Replaces attributes that the entity has already; the others are left out. */
  | { readonly op: 'update'; readonly id: string; readonly statements: Statements }
  | { readonly op: 'remove'; readonly id: string; readonly attribute: string }
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
 * @throws Problem facts.already-exists, facts.not-found, facts.attribute-not-found
 */
export function applyChange(change: Change, entity: Draft | undefined): Applied {
  const present = entity?.present ?? false;
  const facts = present ? (entity?.facts ?? {}) : {};
  if (change.op === 'create' || change.op === 'upsert') {
    if (change.op === 'create' && present) throw new Problem('facts.already-exists', { id: change.id });
    const types = present ? [...new Set([...(entity?.types ?? []), ...change.types])] : change.types;
    return { types, present: true, record: news(change.statements, facts), removed: [] };
  }
  if (!entity || !present) throw new Problem('facts.not-found', { id: change.id });
  const same = { types: entity.types, present: true, removed: [] };
  if (change.op === 'append') return { ...same, record: news(change.statements, facts) };
  if (change.op === 'update') {
    const known = new Map([...change.statements].filter(([name]) => Object.hasOwn(facts, name)));
    if (known.size === 0)
      throw new Problem('facts.attribute-not-found', {
        id: change.id,
        name: [...change.statements.keys()].join(', '),
      });
    return { ...same, record: news(known, facts) };
  }
  if (change.op === 'remove') {
    if (!Object.hasOwn(facts, change.attribute)) {
      throw new Problem('facts.attribute-not-found', { id: change.id, name: change.attribute });
    }
    return { ...same, record: new Map(), removed: [change.attribute] };
  }
  return { types: entity.types, present: false, record: new Map(), removed: Object.keys(facts) };
}

/** A statement that says again what is already recorded for the same moment is no news. */
function news(statements: Statements, facts: { readonly [attribute: string]: Fact }): Statements {
  return new Map(
    [...statements].filter(
      ([name, statement]) => !repeats(statement, Object.hasOwn(facts, name) ? facts[name] : undefined),
    ),
  );
}

function repeats(statement: Statement, fact: Fact | undefined): boolean {
  return (
    fact !== undefined &&
    statement.observedAt !== null &&
    statement.observedAt === fact.observedAt &&
    statement.kind === fact.kind &&
    statement.unitCode === fact.unitCode &&
    (statement.value === fact.value || canonical(statement.value) === canonical(fact.value))
  );
}
