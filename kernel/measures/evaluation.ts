import type { Events } from '../events/events.ts';
import type { Facts } from '../facts/facts.ts';
import type { Fact } from '../facts/model/entity.ts';
import type { Actor } from '../identity/actor.ts';
import type { Database, Sql } from '../store/database.ts';
import type { MeasureDefinition } from './definition.ts';
import type { CompiledMeasure } from './evaluator.ts';
import { type Evidence, type EvidenceSet, evidenceOf } from './evidence.ts';
import type { Outcome } from './expression.ts';
import { LiveEvidence } from './live-evidence.ts';
import type { Measurement } from './measurement.ts';
import type { MeasurementStore } from './measurement-store.ts';
import type { FigureAt } from './measures.ts';
import { PresentSelections } from './present-selections.ts';
import type { Quality } from './quality/quality.ts';
import { StepResults } from './step-results.ts';
import { tierOf } from './tier-of.ts';

/** Selection -> the only entities in it that can have changed since the last evaluation; null: everything is read. */
export type Changed = ReadonlyMap<string, readonly string[]> | null;

const RUNNER: Actor = {
  id: 'system:measures',
  name: 'measures',
  organisation: null,
  source: 'measures',
  roles: [],
  synthetic: false,
};

interface EvaluationOptions {
  readonly database: Database;
  readonly facts: Facts;
  readonly events: Events;
  readonly store: MeasurementStore;
  readonly quality: Quality;
  readonly clock: () => Date;
}

/** Evaluates measures and stores what is new. Of each measure one evaluation at a time: its evidence is told against the one before. */
export class Evaluation {
  readonly #options: EvaluationOptions;
  readonly #present: PresentSelections;
  readonly #results = new StepResults();
  readonly #live = new Map<string, LiveEvidence>();
  /** Of each measure the past figure that was stored last. */
  readonly #pasts = new Map<string, { readonly id: string; readonly set: EvidenceSet }>();

  constructor(options: EvaluationOptions) {
    this.#options = options;
    this.#present = new PresentSelections(options.facts, options.database);
  }

  /** The figure at present, or the one that is stored where nothing differs. */
  async now(measure: CompiledMeasure, changed: Changed): Promise<Measurement> {
    const { definition } = measure;
    const { store, events, quality, clock } = this.#options;
    const selected = await this.#present.read(measure, changed);
    const evidence = this.#evidenceOf(definition.code);
    evidence.follow(selected);
    const rows = Object.fromEntries(Object.entries(selected).map(([name, own]) => [name, own.rows]));
    const outcome = measure.computeRows(rows, this.#results);
    const at = clock().toISOString();
    const facts = (name: string) =>
      [...(selected[name]?.entities.values() ?? [])].flatMap((own) => own.facts);
    const findings = await quality.check(definition, { value: outcome.value, at, period: 'now', facts });
    const before = await store.newest(definition.code, definition.version, 'now');
    if (before && isSame(before, definition, outcome, evidence)) {
      await quality.keepAgain(before, findings, RUNNER);
      return before;
    }
    const told = async ({ measure: code, version, id, value }: Measurement, tx: Sql): Promise<void> => {
      await events.publish(
        { type: 'measurement', data: { measure: code, version, measurement: id, value, at } },
        tx,
      );
    };
    const stored = await store.store(definition, 'now', at, outcome, evidence, findings, RUNNER, told);
    evidence.storedAs(stored.id);
    return stored;
  }

  /** The figure as it stood at the end of a day (`YYYY-MM-DD`, UTC). */
  async past(measure: CompiledMeasure, period: string): Promise<Measurement> {
    const { definition } = measure;
    const { code, version } = definition;
    const { store, quality } = this.#options;
    const at = `${period}T23:59:59.999Z`;
    const used = await this.#readPast(measure, at);
    const evidence = evidenceOf(Object.values(used).flat(), this.#pasts.get(code));
    const outcome = measure.compute(used);
    const figure = { value: outcome.value, at, period, facts: (name: string) => used[name] ?? [] };
    const findings = await quality.check(definition, figure);
    const before = await store.newest(code, version, period);
    if (before && isSame(before, definition, outcome, evidence)) {
      await quality.keepAgain(before, findings, RUNNER);
      return before;
    }
    const stored = await store.store(definition, period, at, outcome, evidence, findings, RUNNER);
    this.#pasts.set(code, { id: stored.id, set: evidence.set });
    return stored;
  }

  /** The figure as it stood at a moment; it is not stored. */
  async at(measure: CompiledMeasure, at: string): Promise<FigureAt> {
    const used = await this.#readPast(measure, at);
    const facts = Object.values(used).flat();
    const observed = facts.map((fact) => fact.observedAt ?? fact.recordedAt);
    return {
      value: facts.length === 0 ? null : measure.compute(used).value,
      facts: facts.length,
      observedAt: observed.reduce<string | null>(
        (last, one) => (last === null || one > last ? one : last),
        null,
      ),
    };
  }

  #evidenceOf(code: string): LiveEvidence {
    const known = this.#live.get(code) ?? new LiveEvidence();
    this.#live.set(code, known);
    return known;
  }

  /** The facts of each selection as they stood at a time, in one snapshot. */
  #readPast(
    { selections }: CompiledMeasure,
    asOf: string,
  ): Promise<Readonly<Record<string, readonly Fact[]>>> {
    const { database, facts } = this.#options;
    const snapshot = { isolation: 'repeatable read', readOnly: true } as const;
    return database.transaction(async (sql) => {
      const used: Record<string, readonly Fact[]> = {};
      for (const selection of selections) used[selection.name] = await selection.read(facts, sql, { asOf });
      return used;
    }, snapshot);
  }
}

function isSame(
  before: Measurement,
  definition: MeasureDefinition,
  outcome: Outcome,
  evidence: Evidence,
): boolean {
  return (
    before.value === outcome.value &&
    before.tier === tierOf(definition, evidence.stated) &&
    before.facts === evidence.facts &&
    before.factRoot === evidence.root
  );
}
