import { digestOf } from '@yuheng/kernel/digest';
import { parseStatements } from '@yuheng/kernel/statement';
import { coverageThreshold } from '../entities/coverage-threshold.ts';
import type { AskedThreshold, ThresholdChange } from '../rules/threshold-changes.ts';
import type { Change } from '../store/write-in-parts.ts';

/** Of a threshold that no fact says yet. */
export function thresholdId({ operator, scene }: Pick<AskedThreshold, 'operator' | 'scene'>): string {
  return `urn:ngsi-ld:${coverageThreshold.name}:${digestOf([operator, scene]).slice(0, 24)}`;
}

/** Its attributes in the normalised form of NGSI-LD. */
export function thresholdRow(
  { operator, scene, minimumRsrp, share, document }: AskedThreshold,
  observedAt: string,
) {
  const property = (value: string | number, unitCode?: string) => ({
    type: 'Property',
    value,
    observedAt,
    ...(unitCode === undefined ? {} : { unitCode }),
  });
  return {
    operator: property(operator),
    scene: property(scene),
    minimumRsrp: property(minimumRsrp, 'DBM'),
    share: property(share, 'P1'),
    document: property(document),
  };
}

/** What is written once the changes are approved. */
export function thresholdWrites(changes: readonly ThresholdChange[], at: string): readonly Change[] {
  return changes.flatMap(({ ids, after }): readonly Change[] => {
    const statements = parseStatements(thresholdRow(after, at));
    return ids.length === 0
      ? [{ op: 'create' as const, id: thresholdId(after), types: [coverageThreshold.name], statements }]
      : ids.map((id) => ({ op: 'append' as const, id, statements }));
  });
}
