import type { Entity } from '@yuheng/kernel/facts-model';
import { numberOf, textOf } from './fact-values.ts';

/** What one operator is to call covered in one kind of key area, and which document says so: level in dBm, share in per cent. */
export interface AskedThreshold {
  readonly operator: string;
  readonly scene: string;
  readonly minimumRsrp: number;
  readonly share: number;
  readonly document: string;
}

type Said = Pick<AskedThreshold, 'minimumRsrp' | 'share' | 'document'>;

/** A threshold that would be another one. */
export interface ThresholdChange {
  /** Of the facts that say it now: none where there is no such threshold, several where more than one says it. */
  readonly ids: readonly string[];
  /** Null where there is none, or where several say different things. */
  readonly before: { readonly [name in keyof Said]: Said[name] | null } | null;
  readonly after: AskedThreshold;
}

/** Those of the asked thresholds that facts do not say so already. Pure. */
export function thresholdChanges(
  asked: readonly AskedThreshold[],
  known: readonly Entity[],
): readonly ThresholdChange[] {
  return asked.flatMap((after) => {
    const own = known.filter(
      (entity) => textOf(entity, 'operator') === after.operator && textOf(entity, 'scene') === after.scene,
    );
    const said = own.map((entity) => ({
      minimumRsrp: numberOf(entity, 'minimumRsrp'),
      share: numberOf(entity, 'share'),
      document: textOf(entity, 'document'),
    }));
    const [first = null] = said;
    const before = said.every((one) => JSON.stringify(one) === JSON.stringify(first)) ? first : null;
    const same =
      before !== null &&
      (['minimumRsrp', 'share', 'document'] as const).every((name) => before[name] === after[name]);
    return same ? [] : [{ ids: own.map(({ id }) => id), before, after }];
  });
}

/** The first that is asked for twice, with its scene; null where none is. Pure. */
export function askedTwice(asked: readonly AskedThreshold[]): AskedThreshold | null {
  const seen = new Set<string>();
  for (const one of asked) {
    const key = JSON.stringify([one.operator, one.scene]);
    if (seen.has(key)) return one;
    seen.add(key);
  }
  return null;
}
