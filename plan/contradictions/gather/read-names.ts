import type { Kernel } from '@yuheng/kernel/kernel';
import { Problem } from '@yuheng/kernel/problem';
import type { Names, RawClaim } from './claims-of.ts';
import { resultAttributes } from './fact-source.ts';

/** Of which measures the measurements are, and what entities that were named as a whole say of themselves. */
export async function readNames(kernel: Kernel, claims: readonly RawClaim[]): Promise<Names> {
  const evidence = claims.flatMap((claim) => claim.evidence);
  const measurements = new Map<string, { code: string; value: number | null }>();
  const attributes = new Map<string, readonly string[]>();
  for (const one of evidence) {
    if (one.kind === 'measurement' && !measurements.has(one.id)) {
      const found = await kernel.measures.read(one.id).catch((error: unknown) => {
        if (error instanceof Problem) return null;
        throw error;
      });
      if (found !== null) measurements.set(one.id, { code: found.measure, value: found.value });
    }
    if (one.kind === 'fact' && one.attribute === undefined && !attributes.has(one.entity)) {
      const entity = await kernel.facts.get(one.entity);
      if (entity) attributes.set(one.entity, resultAttributes(entity));
    }
  }
  return { measurements, attributes };
}
