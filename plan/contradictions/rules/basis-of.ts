import { digestOf } from '@yuheng/kernel/digest';
import type { Finding, SourceReading } from './record.ts';

/**
 * SHA-256 over what a finding rests on: what was said, and what is recorded of it. What was dismissed is found again only when
 * this has become another one.
 */
export function basisOf({ kind, subject, recorded, reason }: Finding): string {
  const held = recorded.map(({ source, before, after }) => [
    source,
    heldOf(before),
    // What has changed since the claim goes on changing: only a change that is worth a word makes another finding of it.
    kind === 'evidence-gone' ? roughly(after) : heldOf(after),
  ]);
  return digestOf([subject, reason.key, held]);
}

function heldOf(reading: SourceReading | null) {
  return reading === null ? null : [reading.at, reading.value];
}

function roughly(reading: SourceReading | null) {
  return typeof reading?.value === 'number' ? Number(reading.value.toPrecision(2)) : (reading?.value ?? null);
}
