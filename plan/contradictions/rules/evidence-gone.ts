import { findingOf } from './finding.ts';
import { readingAt } from './readings.ts';
import type { Certainty, Claim, Finding, Named, Record, Source } from './record.ts';

/** A figure may change so much below what was claimed without anybody taking it back. */
const SLACK = 0.05;
/** How far a figure of the past may be told otherwise by what came late. */
const REVISED = 0.01;

/** A closed task or a milestone whose evidence was withdrawn, revised, or says something else since. */
export function evidenceGone(claim: Claim, { sources }: Record): readonly Finding[] {
  if (claim.said !== 'closed' && claim.said !== 'milestone') return [];
  const keys = new Set<string>();
  return claim.named.flatMap((named) => {
    const source = sources.get(named.source);
    const change = source === undefined ? null : changeOf(claim, named, source);
    if (source === undefined || change === null || keys.has(source.key)) return [];
    keys.add(source.key);
    const after = source.readings.at(-1) ?? null;
    return [
      findingOf('evidence-gone', claim, {
        more: source.key,
        recorded: [
          {
            source: source.key,
            before: readingAt(source, claim.at),
            after: change.key === 'withdrawn' ? null : after,
          },
        ],
        since: after !== null && after.at > claim.at ? after.at : claim.at,
        certainty: change.certainty,
        reason: { key: change.key, values: {} },
      }),
    ];
  });
}

function changeOf(claim: Claim, named: Named, source: Source): { key: string; certainty: Certainty } | null {
  if (source.present === null) return { key: 'withdrawn', certainty: 'certain' };
  const then = readingAt(source, claim.at)?.value;
  const now = source.present.value;
  const claimed = named.measurement?.value ?? then;
  if (typeof claimed === 'number' && typeof now === 'number') {
    const side = source.direction === 'down' ? -1 : 1;
    const worse = (value: number, by: number): boolean => (claimed - value) * side > by * Math.abs(claimed);
    if (named.measurement !== null && typeof then === 'number' && worse(then, REVISED))
      return { key: 'revised', certainty: 'certain' };
    return worse(now, SLACK) ? { key: 'fell', certainty: 'likely' } : null;
  }
  if (then === undefined || JSON.stringify(then) === JSON.stringify(now)) return null;
  return { key: 'changed', certainty: 'likely' };
}
