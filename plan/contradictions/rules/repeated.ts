import { findingOf } from './finding.ts';
import { progressOfNamed } from './no-progress.ts';
import type { Claim, Finding, Record } from './record.ts';
import { admitsStandstill } from './said.ts';

/** Shorter ones are phrases that everybody uses. */
const SHORTEST = 12;

/** A feedback that claims progress in the very words of an earlier one of the same task, while nothing that it names shows any. */
export function repeated(claim: Claim, record: Record): readonly Finding[] {
  if (claim.said !== 'on-plan' || admitsStandstill(claim.text)) return [];
  const words = bareWords(claim.text);
  if (words.length < SHORTEST) return [];
  const earlier = record.claims.findLast(
    (one) =>
      one.task === claim.task && one.at < claim.at && one.said === 'on-plan' && bareWords(one.text) === words,
  );
  if (earlier === undefined) return [];
  if (progressOfNamed(claim, record).some(({ verdict }) => verdict === 'progressed' || verdict === 'met'))
    return [];
  const named = claim.named.length > 0;
  return [
    findingOf('repeated', claim, {
      others: [earlier],
      since: earlier.at,
      certainty: 'likely',
      reason: { key: named ? 'repeated-undecided' : 'repeated', values: {} },
    }),
  ];
}

/** The words without spaces and marks; the month of which they speak does not make them others. */
function bareWords(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(
      /(?:\d{4}年)?\d{1,2}月(?:\d{1,2}日|份|底|末)?|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b/g,
      '',
    )
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}
