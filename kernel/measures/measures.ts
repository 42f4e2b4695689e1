import type { Audit } from '../audit/audit.ts';
import type { Events } from '../events/events.ts';
import type { Facts } from '../facts/facts.ts';
import type { Fact } from '../facts/model/entity.ts';
import type { EntityType } from '../facts/model/entity-type.ts';
import { instantOf } from '../facts/model/instant.ts';
import { Problem } from '../http/problem.ts';
import type { Actor } from '../identity/actor.ts';
import type { Database, Sql } from '../store/database.ts';
import { bundleOf } from './bundle-of.ts';
import { changedIn } from './changed-in.ts';
import { checkDefinition } from './check-definition.ts';
import {
  type KnownMeasure,
  lineOfDefinition,
  type MeasureTexts,
  readDefined,
  storeWithin,
  type Within,
} from './defined-measures.ts';
import { type MeasureDefinition, meaningOf, readsAttribute } from './definition.ts';
import { type Changed, Evaluation } from './evaluation.ts';
import { type CompiledMeasure, compileMeasure } from './evaluator.ts';
import { keepDefinition } from './keep-definition.ts';
import { KeptParts, type PartedFigure, partSourceOf } from './kept-parts.ts';
import type { Measurement } from './measurement.ts';
import { MeasurementStore } from './measurement-store.ts';
import { Quality } from './quality/quality.ts';
import { quarterEnds } from './quarter-ends.ts';
import { type Trial, trialOf } from './trial.ts';
import type { EvidenceBundle } from './verify.ts';
import { type MeasureVersion, readVersions } from './versions.ts';

/** Figures from facts: each with its evidence, re-evaluated when a fact that it hears changes. */
export interface Measures {
  /** Those of packs, and those that people defined, each in its newest version. */
  known(): readonly KnownMeasure[];
  /** Throws `measures.not-found` for an unknown code. */
  find(code: string): KnownMeasure;
  /** Throws `measures.not-found` for an unknown code. */
  definition(code: string): MeasureDefinition;
  /** All versions, oldest first; as they are told in a transaction, where one is given. */
  versions(code: string, sql?: Sql): Promise<readonly MeasureVersion[]>;
  /**
   * Defines a measure while the house runs. What changes what it measures is a new version; the figures of the one before stay.
   * @param within what else is in the same transaction
   * @throws Problem measures.code-taken, measures.bad-definition, measures.bad-expression, measures.unit-differs …
   */
  define(asked: AskedMeasure, by: Actor, within?: Within): Promise<MeasureDefinition>;
  /** The figure now, or as it stood at the end of a past day (`YYYY-MM-DD`, UTC). Unchanged facts give the stored measurement. */
  evaluate(code: string, period?: string): Promise<Measurement>;
  /** The figure out of what facts now say of a moment in the past. Nothing is stored: it is no measurement. */
  figureAt(code: string, at: string): Promise<FigureAt>;
  /** The newest measurement of now, without evaluating. */
  newest(code: string): Promise<Measurement | null>;
  /** Measurements of past periods, oldest first, of the newest version unless told. */
  series(code: string, version?: number): Promise<readonly Measurement[]>;
  /** Keeps the figure at the end of every quarter since a day (`YYYY-MM-DD`), and evaluates those that are missing. */
  keepSeries(code: string, since: string): Promise<void>;
  /** What a definition, in force or not, would say: its figure now and those that `keepSeries` would keep. Nothing is stored. */
  trial(definition: MeasureDefinition, since: string | null): Promise<Trial>;
  read(id: string): Promise<Measurement>;
  evidence(id: string): Promise<readonly Fact[]>;
  bundle(id: string): Promise<EvidenceBundle>;
  /**
   * A figure by the values of attributes that it reads, out of the very facts of its evidence.
   * Throws `measures.attribute-not-read` for one that no selection of it reads.
   */
  parts(id: string, attributes: readonly string[]): Promise<PartedFigure>;
  /** What computed a measurement, for example `yuheng/0.1.0`; null where that was not kept. */
  softwareOf(id: string): Promise<string | null>;
  /** Rules over the data, what they found, and what owners state about their data. */
  readonly quality: Quality;
  /** Begins to follow the facts: evaluates every measure once, then what changes. */
  start(): Promise<void>;
}

/** What a figure was at a moment, as facts tell it today. */
export interface FigureAt {
  /** Null where there was nothing to compute from. */
  readonly value: number | null;
  readonly facts: number;
  /** When the newest of these facts was observed; null without one. */
  readonly observedAt: string | null;
}

/** A definition that somebody asks for. @param pack which offers the way to do so */
export interface AskedMeasure {
  readonly pack: string;
  readonly definition: Omit<MeasureDefinition, 'version'>;
  readonly texts: MeasureTexts;
}

export interface MeasuresOptions {
  readonly database: Database;
  readonly audit: Audit;
  readonly facts: Facts;
  readonly events: Events;
  /** By code, with the pack that offers each. */
  readonly definitions: ReadonlyMap<
    string,
    { readonly pack: string; readonly definition: MeasureDefinition }
  >;
  /** What units the facts of a type have. */
  readonly entityTypes: ReadonlyMap<string, EntityType>;
  readonly clock: () => Date;
  readonly report: (error: unknown) => void;
}

export async function openMeasures(options: MeasuresOptions): Promise<Measures> {
  const { database, facts, definitions } = options;
  const store = new MeasurementStore(database, options.audit, options.clock);
  const compiled = new Map<string, CompiledMeasure>();
  const known = new Map<string, KnownMeasure>();
  const adopt = (measure: KnownMeasure): void => {
    const { code, version } = measure.definition;
    // Of two that come in at once, the older one is not told last.
    if ((known.get(code)?.definition.version ?? 0) > version) return;
    if (compiled.get(code)?.definition.version !== version)
      compiled.set(code, compileMeasure(meaningOf(measure.definition)));
    known.set(code, measure);
  };
  for (const [code, { pack, definition: offered }] of definitions) {
    const definition = meaningOf(offered);
    const stray = offered.dimensions?.find((dimension) => !readsAttribute(definition, dimension));
    if (stray !== undefined)
      throw new Error(`measure ${code} is offered by ${stray}, which it does not read`);
    compiled.set(code, compileMeasure(definition));
    checkDefinition(definition, options.entityTypes);
    await keepDefinition(database, options.audit, pack, definition, options.clock());
    known.set(code, { pack, definition: offered, texts: null });
  }
  const quality = new Quality({
    ...options,
    store,
    definition: (code) => known.get(code)?.definition ?? null,
    codes: () => [...known.keys()],
    again: (code) => evaluate(code, 'now', new Map()),
  });
  quality.requireFitting([...definitions.values()].map(({ definition }) => definition));
  const readAll = async (code: string | null = null): Promise<void> => {
    for (const measure of await readDefined(database, code))
      if (!definitions.has(measure.definition.code)) adopt(measure);
  };
  await readAll();
  await quality.load();
  // What is defined on another server is known here as well, and what was missed while the connection was lost.
  options.events.subscribe(({ type, data }) => {
    const renew = (code: string | null) => Promise.all([readAll(code), quality.load(code)]);
    if (type === 'measure') renew(String(data['measure'])).catch(options.report);
    if (type === 'resync') renew(null).catch(options.report);
  });
  /** One evaluation of a measure at a time: the evidence of each is told against the one before. */
  const queues = new Map<string, Promise<unknown>>();
  const evaluation = new Evaluation({ ...options, store, quality });

  const found = (code: string): KnownMeasure => {
    const measure = known.get(code);
    if (!measure) throw new Problem('measures.not-found', { code });
    return measure;
  };

  const find = (code: string): CompiledMeasure => {
    const measure = compiled.get(code);
    if (!measure) throw new Problem('measures.not-found', { code });
    return measure;
  };

  function evaluate(code: string, period = 'now', changed: Changed = null): Promise<Measurement> {
    const measure = find(code);
    if (period !== 'now' && (period.length !== 10 || instantOf(`${period}T00:00:00Z`) === null))
      throw new Problem('measures.bad-period', { period });
    const turn = (queues.get(code) ?? Promise.resolve()).then(() =>
      period === 'now' ? evaluation.now(measure, changed) : evaluation.past(measure, period),
    );
    queues.set(
      code,
      turn.catch(() => undefined),
    );
    return turn;
  }

  async function keptSince(code: string): Promise<string | null> {
    const [series] = await database.query<{ since: string }>(
      'select since from measures.series where code = $1',
      [code],
    );
    return series?.since ?? null;
  }

  /** Evaluates the ends of quarters that have no figure from facts yet: late history makes up for itself. */
  async function fillSeries(code: string, since: string): Promise<void> {
    const figures = new Map(
      (await store.series(code, find(code).definition.version)).map((one) => [one.period, one.facts]),
    );
    for (const day of quarterEnds(since, options.clock())) {
      if ((figures.get(day) ?? 0) === 0) await evaluate(code, day);
    }
  }

  async function read(id: string): Promise<Measurement> {
    const measurement = await store.read(id);
    if (!measurement) throw new Problem('measures.measurement-not-found');
    return measurement;
  }

  async function evidence(id: string): Promise<readonly Fact[]> {
    await read(id);
    return facts.instances([...(await store.evidence(id))]);
  }

  const bundle = async (id: string): Promise<EvidenceBundle> =>
    bundleOf({ database, facts, audit: options.audit }, await read(id), await evidence(id));
  const parts = new KeptParts(async (id) => {
    const { measure } = await read(id);
    const rows = evaluation.rowsOf(measure, id);
    return rows ? { definition: find(measure).definition, rows } : partSourceOf(await bundle(id));
  });

  return {
    known: () => [...known.values()],
    find: found,
    definition: (code) => find(code).definition,
    versions: (code, sql = database) => readVersions(sql, code),
    async define({ pack, definition: asked, texts }, by, within) {
      const { code } = asked;
      if (definitions.has(code)) throw new Problem('measures.code-taken', { code });
      compileMeasure({ ...asked, version: 1 });
      checkDefinition({ ...asked, version: 1 }, options.entityTypes);
      const kept = await database.transaction(async (tx) => {
        const definition = await storeWithin(tx, within, pack, asked, texts, by.id, options.clock());
        await options.audit.append(
          { by, action: 'measures.define', resource: code, lines: [await lineOfDefinition(tx, definition)] },
          tx,
        );
        await options.events.publish({ type: 'measure', data: { measure: code } }, tx);
        return definition;
      });
      adopt({ pack, definition: kept, texts });
      await evaluate(code);
      const since = await keptSince(code);
      if (since !== null) await fillSeries(code, since);
      return kept;
    },
    evaluate: (code, period) => evaluate(code, period),
    figureAt: async (code, at) => evaluation.at(find(code), at),
    newest(code) {
      const { definition } = find(code);
      return store.newest(code, definition.version, 'now');
    },
    series: (code, version = find(code).definition.version) => store.series(code, version),
    async keepSeries(code, since) {
      find(code);
      await database.query(
        `insert into measures.series (code, since) values ($1, $2)
         on conflict (code) do update set since = least(measures.series.since, excluded.since)`,
        [code, since],
      );
      await fillSeries(code, since);
    },
    trial: async (definition, since) =>
      trialOf({ store, evaluation, clock: options.clock }, definition, [
        since,
        await keptSince(definition.code),
      ]),
    read,
    evidence,
    bundle,
    parts: (id, attributes) => parts.read(id, attributes),
    softwareOf: (id) => store.softwareOf(id),
    quality,
    async start() {
      // Followed before everything is read: a change that comes in between, or that another server has already
      // ticked off, is then in what is read or is told.
      await facts.watch(async (changes) => {
        /** Keys of selections that one measure has read again: no other one need. */
        const renewed = new Set<string>();
        for (const [code, { selections }] of compiled) {
          const heard = selections.filter((selection) => changes.some((change) => selection.hears(change)));
          if (heard.length === 0) continue;
          const stale = heard.filter(({ key }) => !renewed.has(key));
          await evaluate(code, 'now', changedIn(stale, changes));
          for (const { key } of stale) renewed.add(key);
          // What is held against this figure.
          for (const other of quality.dependents(code)) await evaluate(other, 'now', new Map());
        }
      }, 'measures');
      // What one measure has read, the next one need not: nothing that is told is lost meanwhile.
      for (const code of compiled.keys()) await evaluate(code, 'now', new Map());
      const kept = await database.query<{ code: string; since: string }>(
        'select code, since from measures.series',
      );
      for (const { code, since } of kept) if (compiled.has(code)) await fillSeries(code, since);
    },
  };
}
