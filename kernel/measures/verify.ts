import { type AuditEntry, entryHash } from '../audit/chain.ts';
import { digestOf } from '../audit/digest.ts';
import type { Fact } from '../facts/model/entity.ts';
import { factDigest } from '../facts/model/make-fact.ts';
import type { MeasureDefinition } from './definition.ts';
import { compileMeasure } from './evaluator.ts';
import { factRoot } from './evidence.ts';
import type { Measurement } from './measurement.ts';

/** What `export-evidence` gives out: enough to compute the figure again without the server. */
export interface EvidenceBundle {
  readonly format: 'yuheng-evidence/1';
  readonly measurement: Measurement;
  readonly definition: MeasureDefinition;
  /** Facts by the selection that used them. */
  readonly facts: { readonly [selection: string]: readonly Fact[] };
  /** The log entry that sealed the measurement. */
  readonly audit: AuditEntry;
}

/** What does not hold in a bundle; empty when all does. */
export interface Fault {
  readonly code: 'fact-changed' | 'facts-incomplete' | 'value-differs' | 'entry-changed' | 'not-sealed';
  readonly detail: string;
}

/** What the log entry of a measurement seals. */
export function measurementPayload(
  measurement: Omit<Measurement, 'auditSequence'>,
  definition: MeasureDefinition,
): unknown {
  const {
    id,
    measure,
    version,
    value,
    status,
    at,
    evaluatedAt,
    period,
    tier,
    facts,
    synthetic,
    factRoot: root,
  } = measurement;
  return {
    id,
    measure,
    version,
    value,
    status,
    at,
    evaluatedAt,
    period,
    tier,
    facts,
    synthetic,
    factRoot: root,
    definition: digestOf(definition),
  };
}

/** Checks a bundle from itself alone: each fact's digest, the root over all, the figure computed again, the log entry. Pure. */
export function verifyEvidence(bundle: EvidenceBundle): readonly Fault[] {
  const faults: Fault[] = [];
  const facts = Object.values(bundle.facts).flat();
  for (const fact of facts) {
    if (factDigest(fact) !== fact.digest)
      faults.push({ code: 'fact-changed', detail: `${fact.entity} ${fact.attribute}` });
  }
  if (factRoot(facts.map((fact) => fact.digest)) !== bundle.measurement.factRoot) {
    faults.push({ code: 'facts-incomplete', detail: bundle.measurement.factRoot });
  }
  const { value } = compileMeasure(bundle.definition).compute(bundle.facts);
  if (!Object.is(value, bundle.measurement.value)) {
    faults.push({ code: 'value-differs', detail: `${value} ≠ ${bundle.measurement.value}` });
  }
  if (entryHash(bundle.audit) !== bundle.audit.hash)
    faults.push({ code: 'entry-changed', detail: String(bundle.audit.sequence) });
  if (digestOf(measurementPayload(bundle.measurement, bundle.definition)) !== bundle.audit.payloadHash) {
    faults.push({ code: 'not-sealed', detail: bundle.measurement.id });
  }
  return faults;
}
