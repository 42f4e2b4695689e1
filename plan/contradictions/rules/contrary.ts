import { findingOf } from './finding.ts';
import { progressOfNamed, recordedOf } from './no-progress.ts';
import type { Claim, Finding, Record } from './record.ts';

/** Says itself that it went the wrong way. */
const admitted = /下降|回落|减少|降低|滑坡|倒退|恶化|下滑|\b(?:fell|fall|dropped?|decreas|declin|lower)/i;

/** A feedback that says "on plan", while what it names has moved the wrong way and nothing of it the right one. */
export function contrary(claim: Claim, record: Record): readonly Finding[] {
  if (claim.said !== 'on-plan' || admitted.test(claim.text)) return [];
  const all = progressOfNamed(claim, record);
  const wrong = all.filter(({ verdict }) => verdict === 'contrary');
  const [first] = wrong;
  if (first === undefined || all.some(({ verdict }) => verdict === 'progressed' || verdict === 'met'))
    return [];
  const sure = wrong.some(({ certainty }) => certainty === 'certain');
  return [
    findingOf('contrary', claim, {
      recorded: wrong.map(recordedOf),
      since: first.after?.at ?? claim.at,
      certainty: sure ? 'certain' : 'likely',
      reason: { key: sure ? 'contrary' : 'contrary-perhaps', values: {} },
    }),
  ];
}
