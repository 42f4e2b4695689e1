import { findingOf } from './finding.ts';
import type { Claim, Finding } from './record.ts';

/** A task that was closed (办结) though neither its reports nor its milestones named anything that is recorded. */
export function closedWithoutEvidence(claim: Claim): readonly Finding[] {
  if (claim.said !== 'closed' || claim.named.length > 0) return [];
  return [
    findingOf('closed-without-evidence', claim, {
      certainty: 'certain',
      reason: { key: 'nothing-named', values: {} },
    }),
  ];
}
