import { findingOf } from './finding.ts';
import { recordedOf } from './no-progress.ts';
import { between, readingAt, startOf } from './readings.ts';
import type { Claim, Finding, Record } from './record.ts';

/** A milestone that is called done with nothing that is recorded of it, or with sources that have not spoken since it was set. */
export function milestoneUnrecorded(claim: Claim, { sources }: Record): readonly Finding[] {
  if (claim.said !== 'milestone') return [];
  if (claim.named.length === 0)
    return [
      findingOf('milestone-unrecorded', claim, {
        certainty: 'certain',
        reason: { key: 'nothing-named', values: {} },
      }),
    ];
  const from = startOf(claim);
  const known = claim.named.flatMap(({ source }) => sources.get(source) ?? []);
  if (known.length === 0 || known.some((source) => between(source, from, claim.at).length > 0)) return [];
  const recorded = known.map((source) => {
    const last = readingAt(source, claim.at);
    return recordedOf({ source: source.key, before: last, after: last });
  });
  return [
    findingOf('milestone-unrecorded', claim, {
      recorded,
      since: from,
      certainty: 'likely',
      reason: { key: 'nothing-since', values: {} },
    }),
  ];
}
