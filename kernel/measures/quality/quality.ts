import type { Audit } from '../../audit/audit.ts';
import { canonical } from '../../audit/digest.ts';
import type { Events } from '../../events/events.ts';
import { Problem } from '../../http/problem.ts';
import type { Actor } from '../../identity/actor.ts';
import type { Database, Sql } from '../../store/database.ts';
import {
  type Assurance,
  keepAssurance,
  readAssurances,
  readNewest,
  unstated,
} from '../assurance/assurance.ts';
import type { MeasureDefinition } from '../definition.ts';
import type { Measurement } from '../measurement.ts';
import type { MeasurementStore } from '../measurement-store.ts';
import type { Said } from '../present.ts';
import { checkQuality } from './check-quality.ts';
import type { Finding } from './finding.ts';
import { type Findings, keepFindings, readFindings } from './quality-store.ts';
import { type QualityRule, ruleFault } from './rule.ts';

interface QualityOptions {
  readonly database: Database;
  readonly audit: Audit;
  readonly events: Events;
  readonly store: MeasurementStore;
  readonly clock: () => Date;
  /** The newest definition of a measure with the rules that its pack brings; null: there is none. */
  readonly definition: (code: string) => MeasureDefinition | null;
  /** Of all measures. */
  readonly codes: () => readonly string[];
  /** Measures a figure again after its rules have changed. */
  readonly again: (code: string) => Promise<unknown>;
}

/** What is computed, before it is stored. */
export interface Figure {
  readonly value: number | null;
  readonly at: string;
  readonly period: string;
  /** Of one selection. */
  readonly facts: (selection: string) => readonly Said[];
}

/** Rules over the data of measures, what they found, and what owners state about their data. */
export class Quality {
  readonly #options: QualityOptions;
  /** What stands about each measure of which something was stated. */
  readonly #stated = new Map<string, Assurance>();

  constructor(options: QualityOptions) {
    this.#options = options;
  }

  /** @throws Error for a rule that a pack brings and that does not fit its measure: a fault of the programme */
  requireFitting(definitions: readonly MeasureDefinition[]): void {
    const unit = (code: string) => this.#options.definition(code)?.unit ?? null;
    for (const definition of definitions)
      for (const rule of definition.quality ?? []) {
        const fault = ruleFault(rule, definition, unit);
        if (fault !== null) throw new Error(`rule ${rule.kind} of ${definition.code} does not fit: ${fault}`);
      }
  }

  /** Reads anew what is stated about a measure, or about all. */
  async load(code: string | null = null): Promise<void> {
    for (const [of, assurance] of await readNewest(this.#options.database, code))
      this.#stated.set(of, assurance);
  }

  /** Those that its owner set, else those that its definition brings. */
  rules(code: string): readonly QualityRule[] {
    return this.#stated.get(code)?.rules ?? this.#options.definition(code)?.quality ?? [];
  }

  assurance(code: string): Assurance {
    return this.#stated.get(code) ?? unstated;
  }

  /** All that was stated, the newest first. */
  assurances(code: string): Promise<readonly Assurance[]> {
    return readAssurances(this.#options.database, code);
  }

  /** The newest findings about measurements. */
  findings(measurements: readonly string[]): Promise<ReadonlyMap<string, Findings>> {
    return readFindings(this.#options.database, measurements);
  }

  /** Measures that have a rule about the figure of this one. */
  dependents(code: string): readonly string[] {
    const other = (rule: QualityRule): boolean => rule.kind === 'consistent' && rule.with === code;
    return this.#options.codes().filter((of) => this.rules(of).some(other));
  }

  /**
   * Keeps what an owner states, after the version that they saw; the figure is held against the rules at once.
   * @throws Problem measures.bad-rule, measures.stated-meanwhile
   */
  async state(
    code: string,
    seen: number,
    stated: Pick<Assurance, 'points' | 'rules'>,
    by: Actor,
  ): Promise<Assurance> {
    const { database, audit, events, clock, definition } = this.#options;
    const measure = definition(code);
    if (measure === null) throw new Problem('measures.not-found', { code });
    for (const rule of stated.rules ?? []) {
      const fault = ruleFault(rule, measure, (other) => definition(other)?.unit ?? null);
      if (fault !== null) throw new Problem('measures.bad-rule', { code, kind: rule.kind, name: fault });
    }
    await database.transaction(async (tx) => {
      const sealed = await keepAssurance(tx, code, seen, stated, by, clock());
      await audit.append({ by, action: 'measures.state-assurance', resource: code, lines: [sealed] }, tx);
      await events.publish({ type: 'measure', data: { measure: code } }, tx);
    });
    await this.load(code);
    await this.#options.again(code);
    return this.assurance(code);
  }

  /** What the rules of a measure find in a figure; nothing of one without rules. */
  async check({ code, version }: MeasureDefinition, figure: Figure): Promise<readonly Finding[]> {
    const rules = this.rules(code);
    if (rules.length === 0) return [];
    const { store, definition } = this.#options;
    const { value, at, period } = figure;
    const series = rules.some(({ kind }) => kind === 'jump') ? await store.series(code, version) : [];
    const others = new Map<string, number | null>();
    for (const rule of rules) {
      const other = rule.kind === 'consistent' ? definition(rule.with) : null;
      const newest = other && (await store.newest(other.code, other.version, period));
      if (other) others.set(other.code, newest?.value ?? null);
    }
    const previous = series.findLast((one) => one.at < at && one.value !== null)?.value ?? null;
    const used = rules.flatMap((rule) => ('selection' in rule ? [rule.selection] : []));
    const facts = Object.fromEntries([...new Set(used)].map((name) => [name, figure.facts(name)]));
    return checkQuality(rules, { facts, value, at, previous, others });
  }

  /** Keeps what was found about a measurement that is stored already, where it differs from what was found before. */
  async keepAgain(measurement: Measurement, findings: readonly Finding[], by: Actor): Promise<void> {
    const { database, audit, events, clock } = this.#options;
    // Without rules, now and before, there is nothing to look for.
    if (findings.length === 0 && this.assurance(measurement.measure).version === 0) return;
    const before = (await this.findings([measurement.id])).get(measurement.id);
    if (canonical(before?.findings ?? []) === canonical(findings)) return;
    const { id, measure, version, value, at } = measurement;
    await database.transaction(async (tx: Sql) => {
      const next = { number: (before?.number ?? 0) + 1, findings, checkedAt: clock().toISOString() };
      const sealed = await keepFindings(tx, id, next);
      if (sealed === null) return;
      await audit.append({ by, action: 'measures.check', resource: measure, lines: [sealed] }, tx);
      await events.publish(
        { type: 'measurement', data: { measure, version, measurement: id, value, at } },
        tx,
      );
    });
  }
}
