import { digestOf, sha256 } from '../audit/digest.ts';
import { line } from '../audit/line.ts';
import type { MeasureDefinition } from './definition.ts';
import type { Measurement } from './measurement.ts';

/** What the log seals of a measurement. */
export function measurementPayload(
  measurement: Omit<Measurement, 'auditSequence'>,
  /** Digest of the definition that it was computed by. */
  definition: string,
): unknown {
  const { id, measure, version, value, status, at, evaluatedAt, period, tier, facts, synthetic, factRoot } =
    measurement;
  const figure = { id, measure, version, value, status, at, evaluatedAt, period };
  return { ...figure, tier, facts, synthetic, factRoot, definition };
}

export function measurementLine(
  measurement: Omit<Measurement, 'auditSequence'>,
  definition: MeasureDefinition,
): string {
  return line('measurement', digestOf(measurementPayload(measurement, digestOf(definition))), measurement.id);
}

/** How the evidence of a measurement is kept, and what computed it. */
export interface EvidenceRow {
  readonly base: string | null;
  readonly added: Uint8Array;
  readonly dropped: Uint8Array;
  readonly software: string | null;
}

export function evidenceDigest({ base, added, dropped, software }: EvidenceRow): string {
  return digestOf({
    base,
    added: sha256(added).toString('hex'),
    dropped: sha256(dropped).toString('hex'),
    software,
  });
}

export interface DefinitionRow {
  readonly code: string;
  readonly version: number;
  readonly pack: string;
  readonly definition: MeasureDefinition;
  readonly defined_at: string;
  readonly title: unknown;
  readonly words: unknown;
  readonly defined_by: string | null;
}

export const DEFINITION_COLUMNS = 'code, version, pack, definition, defined_at, title, words, defined_by';

export function definitionLine(row: DefinitionRow): string {
  return line('definition', definitionDigest(row), row.code, row.version);
}

export function definitionDigest(row: DefinitionRow): string {
  const { code, version, pack, definition, defined_at, title, words, defined_by } = row;
  return digestOf({ code, version, pack, definition, defined_at, title, words, defined_by });
}
