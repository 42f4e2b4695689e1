import { basisOf } from './rules/basis-of.ts';
import type { Finding } from './rules/record.ts';

/** A contradiction that was found before, as far as it decides what is found now. */
export interface Kept {
  readonly case: string;
  readonly subject: string;
  /** Hex. */
  readonly basis: string;
  /** standing: open or answered · settled: it went away by itself. */
  readonly state: 'standing' | 'confirmed' | 'dismissed' | 'settled';
  readonly tasks: readonly string[];
}

/** What has to be done so that what is kept agrees with what is found. */
export interface Reconciled {
  readonly open: readonly { readonly finding: Finding; readonly basis: string }[];
  /** The same is said to be wrong, for other facts. */
  readonly renew: readonly { readonly kept: Kept; readonly finding: Finding; readonly basis: string }[];
  /** Nothing is left of it. */
  readonly settle: readonly Kept[];
}

/**
 * What was dismissed is not found anew for the same facts, and what was confirmed never; what stands is renewed when its facts
 * changed, and settled when nothing is found of it any more. Pure.
 * @param tasks that were looked at: of others nothing is settled
 */
export function reconcile(
  findings: readonly Finding[],
  kept: readonly Kept[],
  tasks: ReadonlySet<string>,
): Reconciled {
  const bySubject = Map.groupBy(kept, ({ subject }) => subject);
  const found = new Map(
    findings
      .filter(({ claim, others }) => [claim, ...others].some(({ task }) => tasks.has(task)))
      .map((finding) => [finding.subject, { finding, basis: basisOf(finding) }]),
  );
  const open: Reconciled['open'][number][] = [];
  const renew: Reconciled['renew'][number][] = [];
  const settle: Kept[] = [];
  for (const [subject, one] of found) {
    const known = bySubject.get(subject) ?? [];
    const standing = known.find(({ state }) => state === 'standing');
    const dismissed = known.some(({ state, basis }) => state === 'dismissed' && basis === one.basis);
    if (known.some(({ state }) => state === 'confirmed')) continue;
    if (standing === undefined) {
      if (!dismissed) open.push(one);
    } else if (dismissed) settle.push(standing);
    else if (standing.basis !== one.basis) renew.push({ kept: standing, ...one });
  }
  for (const one of kept)
    if (one.state === 'standing' && !found.has(one.subject) && one.tasks.some((task) => tasks.has(task)))
      settle.push(one);
  return { open, renew, settle };
}
