import { closedWithoutEvidence } from './closed-without-evidence.ts';
import { contrary } from './contrary.ts';
import { countedTwice } from './counted-twice.ts';
import { evidenceGone } from './evidence-gone.ts';
import { figureDiffers } from './figure-differs.ts';
import { milestoneUnrecorded } from './milestone-unrecorded.ts';
import { noProgress } from './no-progress.ts';
import type { Claim, Finding, Kind, Record } from './record.ts';
import { repeated } from './repeated.ts';
import { targetNotMet } from './target-not-met.ts';

const ofClaim: readonly ((claim: Claim, record: Record) => readonly Finding[])[] = [
  contrary,
  noProgress,
  figureDiffers,
  targetNotMet,
  closedWithoutEvidence,
  evidenceGone,
  milestoneUnrecorded,
  repeated,
];

/** These say more about a claim than that its words are old ones. */
const graver: ReadonlySet<Kind> = new Set(['contrary', 'no-progress']);

/** Everything that was said and does not agree with what is recorded. Pure: the same record gives the same findings. */
export function findContradictions(record: Record): readonly Finding[] {
  const single = record.claims.flatMap((claim) => {
    const found = ofClaim.flatMap((rule) => rule(claim, record));
    const grave = found.some(({ kind }) => graver.has(kind));
    return found.filter(({ kind }) => !(grave && kind === 'repeated'));
  });
  return [...single, ...countedTwice(record)];
}
