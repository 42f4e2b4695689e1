import { digestOf } from '../audit/digest.ts';
import { checkAgainstTypes } from '../facts/model/check-type.ts';
import type { Entity } from '../facts/model/entity.ts';
import type { EntityType } from '../facts/model/entity-type.ts';
import type { Change } from '../facts/store/apply-change.ts';
import type { Database, Sql } from '../store/database.ts';
import type { DatedChange } from './dated-change.ts';
import { expandScenario, type Ground } from './expand-scenario.ts';
import { OverlaidFacts } from './overlaid-facts.ts';
import type { ProposedChange } from './proposed-change.ts';
import { Timeline } from './timeline.ts';

/** What stands ready to be evaluated under a scenario. */
export interface Overlay {
  readonly changes: readonly DatedChange[];
  readonly timeline: Timeline;
  readonly facts: OverlaidFacts;
  readonly sql: Sql;
  /** SHA-256 of what the lines come to and of what they touch: another one tells that the ground has moved. */
  readonly ground: string;
}

/** Where scenarios have their ground from. */
export interface House extends Ground {
  readonly database: Database;
  readonly entityTypes: ReadonlyMap<string, EntityType>;
}

/** What a change says, for the digest: a copy of what has moved is another one. */
function saidBy(change: Change): readonly unknown[] {
  return 'statements' in change
    ? [...change.statements].map(([key, { value, unitCode }]) => [key, value, unitCode])
    : [];
}

const IDS_AT_ONCE = 2000;

/**
 * Lays a scenario over the facts in one snapshot that is read only: whatever is done here, nothing of it can come to stand.
 * @throws Problem of expandScenario; of a write that would be refused
 */
export function withOverlay<T>(
  house: House,
  scenario: { readonly changes: readonly ProposedChange[]; readonly delay: number },
  work: (overlay: Overlay) => Promise<T>,
): Promise<T> {
  return house.database.transaction(
    async (sql) => {
      const changes = await expandScenario(scenario.changes, scenario.delay, house, sql);
      const base = await touched(house, changes, sql);
      const timeline = new Timeline(changes, base, (types, statements) =>
        checkAgainstTypes(types, statements, house.entityTypes),
      );
      const ground = digestOf([
        changes.map(({ at, line, change }) => [at, line, change.op, change.id, saidBy(change)]),
        base.map(({ id, version }) => [id, version]),
      ]);
      return work({ changes, timeline, facts: new OverlaidFacts(house.facts, sql, timeline), sql, ground });
    },
    { isolation: 'repeatable read', readOnly: true },
  );
}

async function touched(
  { facts }: House,
  changes: readonly DatedChange[],
  sql: Sql,
): Promise<readonly Entity[]> {
  const ids = [...new Set(changes.map(({ change }) => change.id))].toSorted();
  const found: Entity[] = [];
  for (let from = 0; from < ids.length; from += IDS_AT_ONCE) {
    const some = ids.slice(from, from + IDS_AT_ONCE);
    found.push(...(await facts.query({ ids: some }, { sql })).entities);
  }
  return found;
}
