/** One evaluation of a measure, with the root of its evidence. */
export interface Measurement {
  readonly id: string;
  readonly measure: string;
  readonly version: number;
  /** In the measure's unit (money: integer fen); null when there was nothing to compute from. */
  readonly value: number | null;
  readonly status: 'ok' | 'no-data';
  /** The time that the facts speak of. */
  readonly at: string;
  readonly evaluatedAt: string;
  /** `now`, or the end of a past period as a date. */
  readonly period: string;
  readonly tier: 'A' | 'B' | 'C' | 'D';
  /** How many facts were used. */
  readonly facts: number;
  /** One of them at least is synthetic. */
  readonly synthetic: boolean;
  /** SHA-256 over the digests of all facts used (kernel/measures/evidence.ts). */
  readonly factRoot: string;
  readonly auditSequence: number;
}

export interface MeasurementRow {
  readonly id: string;
  readonly code: string;
  readonly version: number;
  readonly at: string;
  readonly evaluated_at: string;
  readonly period: string;
  readonly value: number | null;
  readonly status: 'ok' | 'no-data';
  readonly tier: Measurement['tier'];
  readonly synthetic: boolean;
  readonly facts: number;
  readonly root: Buffer;
  readonly audit_sequence: number;
}

export const MEASUREMENT_COLUMNS =
  'id, code, version, at, evaluated_at, period, value, status, tier, synthetic, facts, root, audit_sequence';

export function measurementOf(row: MeasurementRow): Measurement {
  return {
    id: row.id,
    measure: row.code,
    version: row.version,
    value: row.value,
    status: row.status,
    at: row.at,
    evaluatedAt: row.evaluated_at,
    period: row.period,
    tier: row.tier,
    facts: row.facts,
    synthetic: row.synthetic,
    factRoot: row.root.toString('hex'),
    auditSequence: row.audit_sequence,
  };
}
