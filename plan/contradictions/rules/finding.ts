import type { Claim, Finding, Kind, Recorded } from './record.ts';

/** What all findings about a claim have; `more` tells several about the same claim apart. */
export function findingOf(
  kind: Kind,
  claim: Claim,
  about: Pick<Finding, 'certainty' | 'reason'> & {
    readonly more?: string;
    readonly others?: readonly Claim[];
    readonly recorded?: readonly Recorded[];
    readonly since?: string;
  },
): Finding {
  const { certainty, reason, more, others = [], recorded = [], since = claim.at } = about;
  const subject = [kind, claim.id, ...(more === undefined ? [] : [more])].join(' ');
  return { kind, subject, claim, others, recorded, since, certainty, reason };
}

/** Whole days between two times, at least one. */
export function daysBetween(from: string, to: string): number {
  return Math.max(1, Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000));
}
