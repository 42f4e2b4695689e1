import type { Entity } from '../facts/model/entity.ts';
import { alive } from '../facts/model/expiry.ts';
import type { Statements } from '../facts/store/apply-change.ts';
import { foldRequest, type Standing } from '../facts/store/fold-request.ts';
import { entityFrom } from '../facts/store/stored-fact.ts';
import type { Actor } from '../identity/actor.ts';
import type { DatedChange } from './dated-change.ts';

/** What comes true at a time, as far as a selection can hear it. */
export interface Happening {
  readonly at: string;
  readonly types: readonly string[];
  readonly attributes: readonly string[];
  readonly deleted: boolean;
}

/** Nobody recorded this: it is in memory alone. */
const NOBODY: Actor = {
  id: 'system:scenarios',
  name: '',
  organisation: null,
  source: 'scenario',
  roles: [],
  synthetic: false,
};

/** The entities that a scenario touches, at any time. */
export class Timeline {
  readonly happenings: readonly Happening[];
  /** Entity -> how it stands from a time on, oldest first. */
  readonly #states: ReadonlyMap<string, readonly { readonly at: string; readonly standing: Standing }[]>;

  /**
   * Applies changes as a write at their time would: the very same fold, into nothing but memory.
   * @param changes in order @param base the entities that they touch, as they stand
   * @throws Problem of foldRequest: what a write would be refused for
   */
  constructor(
    changes: readonly DatedChange[],
    base: readonly Entity[],
    check: (types: readonly string[], statements: Statements) => void,
  ) {
    const standing = new Map(base.map((entity) => [entity.id, standingOf(entity)]));
    const states = new Map<string, { at: string; standing: Standing }[]>();
    const happenings: Happening[] = [];
    for (const [at, dated] of Map.groupBy(changes, (one) => one.at)) {
      const { effects } = foldRequest(
        dated.map(({ change }) => change),
        (id) => standing.get(id) ?? null,
        { now: at, by: NOBODY, provenance: 0, check },
      );
      for (const { before, after, changed, removed } of effects) {
        standing.set(after.id, after);
        const own = states.get(after.id) ?? [];
        own.push({ at, standing: after });
        states.set(after.id, own);
        happenings.push({
          at,
          types: after.types,
          attributes: [...changed, ...removed],
          deleted: (before?.present ?? false) !== after.present,
        });
      }
    }
    this.#states = states;
    this.happenings = happenings;
  }

  /** The entities that have been touched by a time, each as it stands then; null: there is none any more. */
  *touchedBy(at: string): Generator<readonly [id: string, entity: Entity | null]> {
    for (const [id, states] of this.#states) {
      const now = states.findLast((state) => state.at <= at)?.standing;
      if (now === undefined) continue;
      yield [id, now.present ? alive(entityFrom(now, now.facts), at) : null];
    }
  }
}

function standingOf({ facts, others = {}, about = {}, ...head }: Entity): Standing {
  const further = Object.values(others)
    .flat()
    .map((fact) => [`${fact.attribute} ${fact.datasetId}`, fact] as const);
  return {
    ...head,
    present: true,
    facts: { ...facts, ...about, ...Object.fromEntries(further) },
    // How it lies in the database is of no use here.
    doc: {},
  };
}
