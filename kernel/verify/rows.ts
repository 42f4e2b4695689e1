import type { Provenance } from '../facts/model/entity.ts';
import type { Sql } from '../store/sql.ts';
import { walkCases } from './case-rows.ts';
import { walkEntities, walkHistory } from './fact-rows.ts';
import { walkMeasurements } from './measure-rows.ts';
import type { RowSink } from './row-sink.ts';

export interface RowCount {
  readonly history: number;
  readonly entities: number;
  readonly current: number;
  readonly measurements: number;
  readonly journal: number;
}

/** Every row that the log tells of, with its digest as it lies. */
export async function walkRows(tx: Sql, sink: RowSink): Promise<RowCount> {
  const provenances = await readProvenances(tx);
  const history = await walkHistory(provenances, tx, sink);
  const { entities, facts } = await walkEntities(provenances, tx, sink);
  const measurements = await walkMeasurements(tx, sink);
  const journal = await walkCases(tx, sink);
  return { history, entities, current: facts, measurements, journal };
}

async function readProvenances(tx: Sql): Promise<ReadonlyMap<number, Provenance>> {
  const rows = await tx.query<Provenance & { id: number }>(
    'select id, actor, organisation, source, synthetic from facts.provenance',
    [],
  );
  return new Map(rows.map(({ id, ...provenance }) => [id, provenance]));
}
