import { digestOf } from '../audit/digest.ts';
import { TENANT } from '../facts/store/shard.ts';
import { ASSURANCE_COLUMNS, type AssuranceRow, assuranceDigest } from '../measures/assurance/assurance.ts';
import { meaningOf } from '../measures/definition.ts';
import { MEASUREMENT_COLUMNS, type MeasurementRow, measurementOf } from '../measures/measurement.ts';
import { type FindingsRow, findingsDigest } from '../measures/quality/quality-store.ts';
import {
  DEFINITION_COLUMNS,
  type DefinitionRow,
  definitionDigest,
  type EvidenceRow,
  evidenceDigest,
  measurementPayload,
} from '../measures/seal.ts';
import { exactInstant, scan } from '../store/scan.ts';
import type { Sql } from '../store/sql.ts';
import type { RowSink } from './row-sink.ts';

/** Each definition. @returns digests of what they measure, by code and version */
async function walkDefinitions(tx: Sql, sink: RowSink): Promise<ReadonlyMap<string, string>> {
  const columns = DEFINITION_COLUMNS.replace('defined_at', 'defined_at::text');
  const rows = await tx.query<DefinitionRow>(`select ${columns} from measures.definition`, []);
  const digests = new Map<string, string>();
  for (const row of rows) {
    const key = `${row.code} ${row.version}`;
    // As it was when a figure was sealed: without what changes no figure.
    digests.set(key, digestOf(meaningOf(row.definition)));
    sink.found(
      TENANT,
      'definition',
      key,
      definitionDigest({ ...row, defined_at: exactInstant(row.defined_at) }),
    );
  }
  return digests;
}

/** What owners stated, and what rules found. */
async function walkQuality(tx: Sql, sink: RowSink): Promise<void> {
  const columns = ASSURANCE_COLUMNS.replace('stated_at', 'stated_at::text');
  for (const row of await tx.query<AssuranceRow>(`select ${columns} from measures.assurance`, [])) {
    const { points, rules, stated_by: by, stated_by_name: name } = row;
    const digest = assuranceDigest({ points, rules, at: exactInstant(row.stated_at), by, name });
    sink.found(row.tenant, 'assurance', `${row.code} ${row.version}`, digest);
  }
  for await (const rows of scan<FindingsRow>(
    tx,
    'walk_quality',
    'select tenant, measurement, number, findings, checked_at::text from measures.quality',
    [],
  )) {
    for (const { tenant, measurement, number, findings, checked_at } of rows) {
      const digest = findingsDigest(findings, exactInstant(checked_at));
      sink.found(tenant, 'quality', `${measurement} ${number}`, digest);
    }
    await sink.page();
  }
}

/** Each definition and each measurement with its evidence, and what was said and found about them. @returns how many measurements there were */
export async function walkMeasurements(tx: Sql, sink: RowSink): Promise<number> {
  const definitions = await walkDefinitions(tx, sink);
  await walkQuality(tx, sink);
  const columns = MEASUREMENT_COLUMNS.replace(' at, evaluated_at', ' at::text, evaluated_at::text');
  let count = 0;
  for await (const rows of scan<MeasurementRow & EvidenceRow & { readonly tenant: number }>(
    tx,
    'walk_measurements',
    `select tenant, ${columns}, base, added, dropped, software from measures.measurement`,
    [],
  )) {
    for (const row of rows) {
      count += 1;
      const times = { at: exactInstant(row.at), evaluated_at: exactInstant(row.evaluated_at) };
      const { auditSequence, ...measurement } = measurementOf({ ...row, ...times });
      const definition = definitions.get(`${row.code} ${row.version}`) ?? '';
      const digest = digestOf(measurementPayload(measurement, definition));
      sink.found(row.tenant, 'measurement', row.id, digest, auditSequence);
      sink.found(row.tenant, 'evidence', row.id, evidenceDigest(row));
    }
    await sink.page();
  }
  return count;
}
