import type { Events } from '../events/events.ts';
import type { Facts } from '../facts/facts.ts';
import type { Actor } from '../identity/actor.ts';
import type { Database, Sql } from '../store/database.ts';
import type { MeasureDefinition } from './definition.ts';
import type { CompiledMeasure } from './evaluator.ts';
import {
  type Evidence,
  type EvidenceStep,
  evidenceOf,
  type Selected,
  stepBetween,
  stepFrom,
} from './evidence.ts';
import type { Outcome } from './expression.ts';
import type { Measurement } from './measurement.ts';
import type { MeasurementStore } from './measurement-store.ts';
import type { FigureAt } from './measures.ts';
import { factCount, newestIn, nothing, type Present, saidBy } from './present.ts';
import { PresentSelections } from './present-selections.ts';
import type { Finding } from './quality/finding.ts';
import type { Quality } from './quality/quality.ts';
import { readPresent } from './read-present.ts';
import type { Row } from './rows.ts';
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

/** What a measurement that was stored is made of. */
interface Kept {
  readonly id: string;
  readonly selected: Selected;
}

/** What is to be measured. @param kept the measurement that its evidence may be told against, where that is at hand */
interface Figure extends Pick<Measurement, 'period' | 'at'> {
  readonly measure: CompiledMeasure;
  readonly selected: Selected;
  readonly kept: Kept | null;
}

/** A figure that is not stored, with what the rules over its data find. */
export interface TrialFigure {
  readonly measurement: Measurement;
  readonly findings: readonly Finding[];
}

/** Evaluates measures and stores what is new. Of each measure one evaluation at a time: its evidence is told against the one before. */
export class Evaluation {
  readonly #options: EvaluationOptions;
  readonly #present: PresentSelections;
  readonly #results = new StepResults();
  /** Of each measure the present figure that was stored last. */
  readonly #stored = new Map<string, Kept & { readonly keys: readonly string[] }>();
  /** The past figure that was stored last: the next one is most often of the same measure. */
  #past: Kept | null = null;

  constructor(options: EvaluationOptions) {
    this.#options = options;
    this.#present = new PresentSelections(options.facts, options.database, (gone) => {
      for (const [code, { keys }] of this.#stored)
        if (keys.some((key) => gone.has(key))) this.#stored.delete(code);
    });
  }

  /** The figure at present, or the one that is stored where nothing differs. */
  async now(measure: CompiledMeasure, changed: Changed): Promise<Measurement> {
    const { code } = measure.definition;
    const { events, clock } = this.#options;
    const selected = await this.#present.read(measure, changed);
    const at = clock().toISOString();
    const told = async ({ version, id, value }: Measurement, tx: Sql): Promise<void> => {
      await events.publish(
        { type: 'measurement', data: { measure: code, version, measurement: id, value, at } },
        tx,
      );
    };
    const figure = { measure, selected, period: 'now', at, kept: this.#stored.get(code) ?? null };
    const measurement = await this.#settle(figure, told, this.#results);
    const keys = measure.selections.map(({ key }) => key);
    this.#stored.set(code, { id: measurement.id, selected, keys });
    return measurement;
  }

  /** The figure as it stood at the end of a day (`YYYY-MM-DD`, UTC). */
  async past(measure: CompiledMeasure, period: string): Promise<Measurement> {
    const at = `${period}T23:59:59.999Z`;
    const selected = await this.#readPast(measure, at);
    const measurement = await this.#settle({ measure, selected, period, at, kept: this.#past });
    this.#past = { id: measurement.id, selected };
    return measurement;
  }

  /** The rows that a measurement was computed from, where they are still at hand. */
  rowsOf(code: string, id: string): Readonly<Record<string, readonly Row[]>> | null {
    const kept = this.#stored.get(code);
    return kept?.id === id ? rowsIn(kept.selected) : null;
  }

  /** The figure as it stood at a moment; it is not stored. */
  async at(measure: CompiledMeasure, at: string): Promise<FigureAt> {
    const selected = await this.#readPast(measure, at);
    const presents = Object.values(selected);
    const facts = presents.reduce((sum, present) => sum + factCount(present), 0);
    const newest = Math.max(...presents.map(newestIn));
    return {
      value: facts === 0 ? null : measure.computeRows(rowsIn(selected)).value,
      facts,
      observedAt: facts === 0 ? null : new Date(newest).toISOString(),
    };
  }

  /** What {@link now} or {@link past} would store, as a measurement without an id. */
  async trial(measure: CompiledMeasure, period: string): Promise<TrialFigure> {
    const { definition } = measure;
    const now = this.#options.clock().toISOString();
    const at = period === 'now' ? now : `${period}T23:59:59.999Z`;
    const selected = await this.#readPast(measure, period === 'now' ? undefined : at);
    const evidence = evidenceOf(selected);
    const outcome = measure.computeRows(rowsIn(selected));
    const facts = (name: string) => [...saidBy(selected[name] ?? nothing)];
    const findings = await this.#options.quality.check(definition, {
      value: outcome.value,
      at,
      period,
      facts,
    });
    return {
      findings,
      measurement: {
        id: '',
        measure: definition.code,
        version: definition.version,
        ...outcome,
        at,
        evaluatedAt: now,
        period,
        tier: tierOf(definition, evidence.stated),
        facts: evidence.facts,
        synthetic: evidence.synthetic,
        factRoot: evidence.root,
        auditSequence: 0,
      },
    };
  }

  /** Computes, checks against the rules, and stores, unless the newest measurement of the period says the same. */
  async #settle(
    { measure, selected, period, at, kept }: Figure,
    told?: (measurement: Measurement, tx: Sql) => Promise<void>,
    results?: StepResults,
  ): Promise<Measurement> {
    const { definition } = measure;
    const { store, quality } = this.#options;
    const evidence = evidenceOf(selected);
    const outcome = measure.computeRows(rowsIn(selected), results);
    const facts = (name: string) => [...saidBy(selected[name] ?? nothing)];
    const findings = await quality.check(definition, { value: outcome.value, at, period, facts });
    const before = await store.newest(definition.code, definition.version, period);
    if (before && isSame(before, definition, outcome, evidence)) {
      await quality.keepAgain(before, findings, RUNNER);
      return before;
    }
    const since = (id: string) => this.#since(id, selected, kept);
    const figure = { definition, period, at, outcome, evidence, since, findings, by: RUNNER };
    return store.store(figure, told);
  }

  /** What came and went since a measurement: out of what is at hand, else out of what is stored. */
  async #since(id: string, selected: Selected, kept: Kept | null): Promise<EvidenceStep> {
    return kept?.id === id
      ? stepBetween(kept.selected, selected)
      : stepFrom(await this.#options.store.evidence(id), selected);
  }

  /** What each selection held at a time, in one snapshot. */
  #readPast({ selections }: CompiledMeasure, asOf?: string): Promise<Selected> {
    const { database, facts } = this.#options;
    const snapshot = { isolation: 'repeatable read', readOnly: true } as const;
    return database.transaction(async (sql) => {
      const used: Record<string, Present> = {};
      for (const selection of selections)
        used[selection.name] = await readPresent(selection, facts, sql, asOf);
      return used;
    }, snapshot);
  }
}

function rowsIn(selected: Selected): Readonly<Record<string, readonly Row[]>> {
  return Object.fromEntries(Object.entries(selected).map(([name, own]) => [name, own.rows]));
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
