import type { Statement } from '../model/entity.ts';
import { factKey } from '../model/kinds.ts';
import type { PastStatements } from './past-change.ts';

/** Of instances observed at one moment in one series, the last. */
export function lastOfMoments(statements: PastStatements): readonly (readonly [string, Statement])[] {
  const kept = new Map<string, readonly [string, Statement]>();
  let count = 0;
  for (const [attribute, list] of statements) {
    for (const one of list) {
      count += 1;
      kept.set(`${factKey(attribute, one.datasetId)} ${one.observedAt ?? count}`, [attribute, one]);
    }
  }
  return [...kept.values()];
}
