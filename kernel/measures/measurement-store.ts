import type { Audit } from '../audit/audit.ts';
import { line } from '../audit/line.ts';
import { newInstanceId } from '../facts/model/instance-id.ts';
import { TENANT } from '../facts/store/shard.ts';
import type { Actor } from '../identity/actor.ts';
import type { Database, Sql } from '../store/database.ts';
import type { MeasureDefinition } from './definition.ts';
import { type Evidence, type EvidenceSet, type EvidenceStep, replay } from './evidence.ts';
import type { Outcome } from './expression.ts';
import { MEASUREMENT_COLUMNS, type Measurement, type MeasurementRow, measurementOf } from './measurement.ts';
import type { Finding } from './quality/finding.ts';
import { keepFindings } from './quality/quality-store.ts';
import { evidenceDigest, measurementLine } from './seal.ts';
import { software } from './software.ts';
import { tierOf } from './tier-of.ts';

/** Steps from one keyframe to the next: reading evidence never plays more than these. */
const CHAIN_LIMIT = 64;

/** What was computed, before it is stored. */
export interface NewMeasurement {
  readonly definition: MeasureDefinition;
  readonly period: string;
  readonly at: string;
  readonly outcome: Outcome;
  readonly evidence: Evidence;
  /** What came and went since a measurement that was stored. */
  readonly since: (id: string) => Promise<EvidenceStep>;
  readonly findings: readonly Finding[];
  readonly by: Actor;
}

/** Keeps measurements, and the evidence of each as what changed against the one before. */
export class MeasurementStore {
  readonly #database: Database;
  readonly #audit: Audit;
  readonly #clock: () => Date;
  /** What was stored last by series: the base of the next measurement. */
  readonly #newest = new Map<string, { readonly id: string; readonly depth: number }>();

  constructor(database: Database, audit: Audit, clock: () => Date) {
    this.#database = database;
    this.#audit = audit;
    this.#clock = clock;
  }

  async newest(code: string, version: number, period: string): Promise<Measurement | null> {
    const [row] = await this.#database.query<MeasurementRow>(
      `select ${MEASUREMENT_COLUMNS} from measures.measurement
       where tenant = $1 and code = $2 and version = $3 and period = $4 order by audit_sequence desc limit 1`,
      [TENANT, code, version, period],
    );
    return row ? measurementOf(row) : null;
  }

  async read(id: string): Promise<Measurement | null> {
    const [row] = await this.#database.query<MeasurementRow>(
      `select ${MEASUREMENT_COLUMNS} from measures.measurement where tenant = $1 and id = $2`,
      [TENANT, id],
    );
    return row ? measurementOf(row) : null;
  }

  /** What computed it, for example `yuheng/0.1.0`; null where that was not kept. */
  async softwareOf(id: string): Promise<string | null> {
    const [row] = await this.#database.query<{ software: string | null }>(
      'select software from measures.measurement where tenant = $1 and id = $2',
      [TENANT, id],
    );
    return row?.software ?? null;
  }

  /** The newest measurement of each past period, oldest period first. */
  async series(code: string, version: number): Promise<readonly Measurement[]> {
    const rows = await this.#database.query<MeasurementRow>(
      `select distinct on (at) ${MEASUREMENT_COLUMNS} from measures.measurement
       where tenant = $1 and code = $2 and version = $3 and period <> 'now' order by at, audit_sequence desc`,
      [TENANT, code, version],
    );
    return rows.map(measurementOf);
  }

  /** Stores a measurement, its evidence, what its rules found and its log entry together; `also` runs in the same transaction. */
  async store(
    { definition, period, at, outcome, evidence, since, findings, by }: NewMeasurement,
    also: (measurement: Measurement, tx: Sql) => Promise<void> = () => Promise.resolve(),
  ): Promise<Measurement> {
    const series = `${definition.code} ${definition.version} ${period === 'now' ? 'now' : 'past'}`;
    const before = this.#newest.get(series);
    const base = before && before.depth < CHAIN_LIMIT ? before : null;
    const { added, dropped } = base
      ? await since(base.id)
      : { added: evidence.ids(), dropped: Buffer.alloc(0) };
    const open = {
      id: newInstanceId(),
      measure: definition.code,
      version: definition.version,
      ...outcome,
      at,
      evaluatedAt: this.#clock().toISOString(),
      period,
      tier: tierOf(definition, evidence.stated),
      facts: evidence.facts,
      synthetic: evidence.synthetic,
      factRoot: evidence.root,
    };
    const measurement = await this.#database.transaction(async (tx) => {
      const lines = [
        measurementLine(open, definition),
        line('evidence', evidenceDigest({ base: base?.id ?? null, added, dropped, software }), open.id),
      ];
      const checked = { number: 1, findings, checkedAt: open.evaluatedAt };
      const told = findings.length === 0 ? null : await keepFindings(tx, open.id, checked);
      if (told !== null) lines.push(told);
      const entry = await this.#audit.append(
        { by, action: 'measures.measure', resource: `${definition.code} ${period}`, lines },
        tx,
      );
      await tx.query(
        `insert into measures.measurement (tenant, ${MEASUREMENT_COLUMNS}, base, added, dropped, software)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, decode($13, 'hex'), $14, $15, $16, $17, $18)`,
        [
          TENANT,
          open.id,
          open.measure,
          open.version,
          open.at,
          open.evaluatedAt,
          period,
          open.value,
          open.status,
          open.tier,
          open.synthetic,
          open.facts,
          open.factRoot,
          entry.sequence,
          base?.id ?? null,
          added,
          dropped,
          software,
        ],
      );
      const stored: Measurement = { ...open, auditSequence: entry.sequence };
      await also(stored, tx);
      return stored;
    });
    this.#newest.set(series, { id: open.id, depth: base ? base.depth + 1 : 1 });
    return measurement;
  }

  /** The fact instances behind a measurement. */
  async evidence(id: string): Promise<EvidenceSet> {
    const rows = await this.#database.query<{ added: Buffer; dropped: Buffer }>(
      `with recursive step as (
         select id, base, added, dropped, 0 as depth from measures.measurement where tenant = $1 and id = $2
         union all
         select m.id, m.base, m.added, m.dropped, step.depth + 1
         from step join measures.measurement m on m.tenant = $1 and m.id = step.base
       ) select added, dropped from step order by depth desc`,
      [TENANT, id],
    );
    return replay(rows);
  }
}
