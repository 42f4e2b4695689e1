import type { Audit } from '../audit/audit.ts';
import type { Facts } from '../facts/facts.ts';
import type { Fact } from '../facts/model/entity.ts';
import type { Sql } from '../store/database.ts';
import { bySelection } from './by-selection.ts';
import { type MeasureDefinition, meaningOf } from './definition.ts';
import type { Measurement } from './measurement.ts';
import type { EvidenceBundle } from './verify.ts';

/** Everything by which a measurement can be checked without a server. @param used the facts of its evidence */
export async function bundleOf(
  { database, facts, audit }: { readonly database: Sql; readonly facts: Facts; readonly audit: Audit },
  measurement: Measurement,
  used: readonly Fact[],
): Promise<EvidenceBundle> {
  const [stored] = await database.query<{ definition: MeasureDefinition }>(
    'select definition from measures.definition where code = $1 and version = $2',
    [measurement.measure, measurement.version],
  );
  const entry = await audit.read(measurement.auditSequence);
  if (!stored || !entry)
    throw new Error(`measurement ${measurement.id} has lost its definition or its log entry`);
  const definition = meaningOf(stored.definition);
  return {
    format: 'yuheng-evidence/2',
    measurement,
    definition,
    facts: bySelection(definition, used, await typesOf(facts, used)),
    audit: entry,
    lines: await audit.lines(entry.sequence),
    proof: await proofOf(audit, entry.sequence),
  };
}

/** All types of the entities that these facts are of, as far as they still exist. */
async function typesOf(facts: Facts, used: readonly Fact[]): Promise<ReadonlyMap<string, readonly string[]>> {
  const ids = [...new Set(used.map((fact) => fact.entity))];
  const attributes = [...new Set(used.map((fact) => fact.attribute))];
  const { entities } = await facts.query({ ids, attributes });
  return new Map(entities.map((entity) => [entity.id, entity.types]));
}

async function proofOf(audit: Audit, sequence: number): Promise<EvidenceBundle['proof']> {
  const head = await audit.signedHead();
  const inclusion = head && (await audit.prove(sequence, head.size));
  return head && inclusion ? { checkpoint: head.checkpoint, vkey: head.vkey, path: inclusion.path } : null;
}
