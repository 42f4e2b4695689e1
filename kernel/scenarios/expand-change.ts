import type { Entity, Statement } from '../facts/model/entity.ts';
import { parseStatements } from '../facts/model/parse-entity.ts';
import { parseId, parseTypes } from '../facts/model/parse-name.ts';
import type { Change, Statements } from '../facts/store/apply-change.ts';
import type { DatedChange } from './dated-change.ts';
import { beginningOf, dayOf, type Pace } from './pace.ts';
import type { ProposedChange, Which } from './proposed-change.ts';

export type FactLine = Exclude<ProposedChange, { kind: 'shift' | 'move' }>;

/** The entities that a line speaks of, as they stand, by id. */
export type Find = (which: Which) => Promise<readonly Entity[]>;

/**
 * A line about facts -> what it does to which entity, and when. What has no time of observation is observed as it comes true.
 * @throws Problem of parseStatements, parseTypes, parseId; of whatever finds
 */
export async function expandFactLine(
  line: FactLine,
  number: number,
  find: Find,
): Promise<readonly DatedChange[]> {
  const dated = (pace: Pace, index: number, change: (at: string) => Change): DatedChange => {
    const at = beginningOf(dayOf(pace, index));
    return { at, line: number, change: change(at) };
  };
  switch (line.kind) {
    case 'create': {
      const types = parseTypes(line.type);
      const said = parseStatements(line.attributes);
      return Array.from({ length: line.count }, (_, index) =>
        dated(line, index, (at) => ({
          op: 'create',
          id: newId(number, index),
          types,
          statements: observed(said, at),
        })),
      );
    }
    case 'each': {
      const types = parseTypes(line.type);
      const said = parseStatements(line.attributes);
      return (await find(line.which)).map((from, index) =>
        dated(line, index, (at) => ({
          op: 'create',
          id: newId(number, index),
          types,
          statements: new Map([...copied(from, line.copy, at), ...observed(said, at)]),
        })),
      );
    }
    case 'patch': {
      const said = parseStatements(line.attributes);
      return (await find(line.which)).map((from, index) =>
        dated(line, index, (at) => ({
          op: 'append',
          id: from.id,
          statements: new Map([...scaled(from, line.scale ?? {}, at), ...observed(said, at)]),
        })),
      );
    }
    case 'delete':
      return (await find(line.which)).map(({ id }, index) =>
        dated(line, index, () => ({ op: 'delete', id })),
      );
    case 'rows': {
      const types = parseTypes(line.type);
      return line.rows.map((row) =>
        dated(row, 0, (at) => {
          const id = parseId(row.id);
          if (row.attributes === null) return { op: 'delete', id };
          return { op: 'upsert', id, types, statements: observed(parseStatements(row.attributes), at) };
        }),
      );
    }
  }
}

/** Ids of what is not there yet: of a scheme that no system records under. */
function newId(line: number, index: number): string {
  return `urn:yuheng:scenario:${line + 1}:${String(index + 1).padStart(5, '0')}`;
}

function observed(said: Statements, at: string): Statements {
  return new Map([...said].map(([key, statement]) => [key, observedAs(statement, at)]));
}

function observedAs(statement: Statement, at: string): Statement {
  return { ...statement, observedAt: statement.observedAt ?? at };
}

/** What is no number stays as it is. */
function scaled(from: Entity, scale: Readonly<Record<string, number>>, at: string): Statements {
  return new Map(
    Object.entries(scale).flatMap(([name, factor]) => {
      const fact = Object.hasOwn(from.facts, name) ? from.facts[name] : undefined;
      if (fact === undefined || typeof fact.value !== 'number') return [];
      const { kind, value, unitCode } = fact;
      const statement: Statement = { kind, value: value * factor, unitCode, observedAt: at };
      return [[name, statement] as const];
    }),
  );
}

function copied(from: Entity, copy: Readonly<Record<string, string>>, at: string): Statements {
  return new Map(
    Object.entries(copy).flatMap(([name, source]) => {
      const fact = Object.hasOwn(from.facts, source) ? from.facts[source] : undefined;
      if (fact === undefined) return [];
      const { kind, value, unitCode } = fact;
      const statement: Statement = { kind, value, unitCode, observedAt: at };
      return [[name, statement] as const];
    }),
  );
}
