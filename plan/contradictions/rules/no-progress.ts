import { daysBetween, findingOf } from './finding.ts';
import { type Progress, progressOf } from './progress.ts';
import { startOf } from './readings.ts';
import type { Claim, Finding, Record, Recorded } from './record.ts';
import { admitsStandstill } from './said.ts';

/** How each source that a claim names went in the time that it answers for. */
export function progressOfNamed(
  claim: Claim,
  { sources }: Pick<Record, 'sources'>,
): readonly (Progress & { readonly source: string })[] {
  const from = startOf(claim);
  return [...new Set(claim.named.map(({ source }) => source))].flatMap((key) => {
    const source = sources.get(key);
    return source === undefined ? [] : [{ ...progressOf(source, from, claim.at), source: key }];
  });
}

export function recordedOf({ source, before, after }: Recorded): Recorded {
  return { source, before, after };
}

/** A feedback that says "on plan", while nothing that it names has moved, and it does not say so itself. */
export function noProgress(claim: Claim, record: Record): readonly Finding[] {
  if (claim.said !== 'on-plan' || admitsStandstill(claim.text)) return [];
  const all = progressOfNamed(claim, record);
  const still = all.filter(({ verdict }) => verdict === 'stalled' || verdict === 'silent');
  if (still.length === 0 || all.some(({ verdict }) => ['progressed', 'met', 'contrary'].includes(verdict)))
    return [];
  const spoke = still.filter(({ verdict }) => verdict === 'stalled');
  const since =
    (spoke.length > 0 ? spoke : still).map((one) => one.since ?? claim.at).toSorted()[0] ?? claim.at;
  const sure = still.length === all.length && spoke.some(({ certainty }) => certainty === 'certain');
  return [
    findingOf('no-progress', claim, {
      recorded: still.map(recordedOf),
      since,
      certainty: sure ? 'certain' : 'likely',
      reason: {
        key: spoke.length > 0 ? (sure ? 'stalled' : 'stalled-perhaps') : 'silent',
        values: { days: daysBetween(since, claim.at) },
      },
    }),
  ];
}
