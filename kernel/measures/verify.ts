import { canonical } from '../audit/digest.ts';
import { type AuditEntry, entryHash } from '../audit/entry.ts';
import { rootOfLines } from '../audit/line.ts';
import { includes } from '../audit/proof.ts';
import { openHead, type SignedHead } from '../audit/signed-head.ts';
import type { Fact } from '../facts/model/entity.ts';
import { extrasOf } from '../facts/model/kinds.ts';
import { factDigest } from '../facts/model/make-fact.ts';
import { compileSelection } from '../facts/query/decide.ts';
import { bySelection, entitiesOf } from './by-selection.ts';
import type { MeasureDefinition } from './definition.ts';
import { compileMeasure } from './evaluator.ts';
import { factRoot } from './fact-root.ts';
import type { Measurement } from './measurement.ts';
import { measurementLine } from './seal.ts';
import { isStatement, tierOf } from './tier-of.ts';

/** What `export-evidence` gives out: enough to compute the figure again without the server. */
export interface EvidenceBundle {
  readonly format: 'yuheng-evidence/2';
  readonly measurement: Measurement;
  readonly definition: MeasureDefinition;
  /** Facts by the selection that used them. */
  readonly facts: { readonly [selection: string]: readonly Fact[] };
  /** The log entry that sealed the measurement. */
  readonly audit: AuditEntry;
  /** What the entry says, line by line (audit/line.ts). */
  readonly lines: readonly string[];
  /** That the entry is in the log whose head the house has signed (RFC 6962, hashes in hex); null: it has no key, and nothing is proved. */
  readonly proof: (Omit<SignedHead, 'size'> & { readonly path: readonly string[] }) | null;
}

/** What does not hold in a bundle; empty when all does. */
export interface Fault {
  readonly code:
    | 'fact-changed'
    | 'facts-incomplete'
    | 'value-differs'
    | 'tier-differs'
    | 'entry-changed'
    | 'not-sealed'
    | 'not-in-log';
  readonly detail: string;
}

/**
 * Checks a bundle from itself alone: each fact's digest, the root over all, which selection used them, the figure computed
 * again, its tier, the log entry. Whatever comes is judged, nothing is thrown. Pure.
 */
export function verifyEvidence(bundle: EvidenceBundle): readonly Fault[] {
  try {
    return [
      ...shapeFaults(bundle),
      ...factFaults(bundle),
      ...valueFaults(bundle),
      ...sealFaults(bundle),
      ...proofFaults(bundle),
    ];
  } catch (error) {
    // It does not even have the form of a bundle, or its definition cannot be read.
    return [{ code: 'not-sealed', detail: error instanceof Error ? error.message : String(error) }];
  }
}

const KEYS = {
  bundle: 'format measurement definition facts audit lines proof',
  measurement:
    'id measure version value status at evaluatedAt period tier facts synthetic factRoot auditSequence',
  fact: 'instance entity entityType attribute kind value unitCode observedAt recordedAt by digest',
  by: 'actor organisation source synthetic',
  proof: 'checkpoint vkey path',
  audit: 'sequence at actor action resource payloadHash hash',
} as const;

/** Nothing may stand in a bundle that no digest covers. */
function shapeFaults(bundle: EvidenceBundle): readonly Fault[] {
  const odd = (name: keyof typeof KEYS, value: object): boolean =>
    Object.keys(value).toSorted().join(' ') !== KEYS[name].split(' ').toSorted().join(' ');
  const faults: Fault[] = [];
  if (bundle.format !== 'yuheng-evidence/2' || odd('bundle', bundle))
    faults.push({ code: 'not-sealed', detail: 'format' });
  if (odd('measurement', bundle.measurement)) faults.push({ code: 'not-sealed', detail: 'measurement' });
  if (bundle.proof !== null && odd('proof', bundle.proof))
    faults.push({ code: 'not-in-log', detail: 'proof' });
  if (odd('audit', bundle.audit)) faults.push({ code: 'entry-changed', detail: 'audit' });
  for (const fact of Object.values(bundle.facts).flat()) {
    // What not every fact has, its digest covers where it is there.
    const extras = new Set(Object.keys(extrasOf(fact)));
    const always = Object.fromEntries(Object.entries(fact).filter(([key]) => !extras.has(key)));
    if (odd('fact', always) || odd('by', fact.by))
      faults.push({ code: 'fact-changed', detail: `${fact.entity} ${fact.attribute}` });
  }
  return faults;
}

function factFaults({ facts, measurement, definition }: EvidenceBundle): readonly Fault[] {
  const faults: Fault[] = [];
  const all = Object.values(facts).flat();
  for (const fact of all) {
    if (factDigest(fact) !== fact.digest)
      faults.push({ code: 'fact-changed', detail: `${fact.entity} ${fact.attribute}` });
  }
  const distinct = new Map(all.map((fact) => [fact.instance, fact]));
  if (
    distinct.size !== measurement.facts ||
    factRoot(all.map((fact) => fact.digest)) !== measurement.factRoot
  )
    faults.push({ code: 'facts-incomplete', detail: measurement.factRoot });
  const names = Object.keys(definition.select);
  if (canonical(Object.keys(facts).toSorted()) !== canonical([...names].toSorted()))
    faults.push({ code: 'facts-incomplete', detail: Object.keys(facts).join(', ') });
  const certain = bySelection(definition, [...distinct.values()]);
  for (const name of names) {
    const used = facts[name] ?? [];
    if (!isUse(used, certain[name] ?? [], definition.select[name]))
      faults.push({ code: 'facts-incomplete', detail: name });
  }
  return faults;
}

/** Can a selection have used exactly these facts? All that it must have are there, none twice, none that it refuses. */
function isUse(
  used: readonly Fact[],
  certain: readonly Fact[],
  selection: MeasureDefinition['select'][string] | undefined,
): boolean {
  if (!selection) return false;
  // A fact seals one type of its entity: whether the others fit, only the server knows.
  const { types: _types, ...rest } = selection;
  const open = compileSelection(rest);
  const reads = new Set([...selection.attributes, ...open.reads]);
  const instances = new Set(used.map((fact) => fact.instance));
  return (
    instances.size === used.length &&
    certain.every((fact) => instances.has(fact.instance)) &&
    used.every((fact) => reads.has(fact.attribute)) &&
    entitiesOf(used, new Map()).every((entity) => open.decides(entity))
  );
}

function valueFaults({ facts, measurement, definition }: EvidenceBundle): readonly Fault[] {
  const { value } = compileMeasure(definition).compute(facts);
  const tier = tierOf(definition, Object.values(facts).flat().some(isStatement));
  const faults: Fault[] = [];
  if (value !== measurement.value)
    faults.push({ code: 'value-differs', detail: `${value} ≠ ${measurement.value}` });
  if (tier !== measurement.tier)
    faults.push({ code: 'tier-differs', detail: `${tier} ≠ ${measurement.tier}` });
  return faults;
}

function sealFaults({ audit, lines, measurement, definition }: EvidenceBundle): readonly Fault[] {
  const faults: Fault[] = [];
  if (entryHash(audit) !== audit.hash || rootOfLines(lines) !== audit.payloadHash)
    faults.push({ code: 'entry-changed', detail: String(audit.sequence) });
  if (
    !lines.includes(measurementLine(measurement, definition)) ||
    measurement.auditSequence !== audit.sequence
  )
    faults.push({ code: 'not-sealed', detail: measurement.id });
  return faults;
}

function proofFaults({ audit, proof }: EvidenceBundle): readonly Fault[] {
  if (proof === null) return [{ code: 'not-in-log', detail: 'proof' }];
  const head = openHead(proof.checkpoint, proof.vkey);
  const leaf = { hash: Buffer.from(audit.hash, 'hex'), index: audit.sequence - 1 };
  const path = proof.path.map((hash) => Buffer.from(hash, 'hex'));
  // One text for one path: what hex leaves out would be covered by nothing.
  const whole = path.every((hash, place) => hash.toString('hex') === proof.path[place]);
  return head && whole && includes(leaf, path, head) ? [] : [{ code: 'not-in-log', detail: proof.vkey }];
}
