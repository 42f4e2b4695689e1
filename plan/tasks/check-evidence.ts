import type { Kernel } from '@yuheng/kernel/kernel';
import { Problem } from '@yuheng/kernel/problem';
import type { Evidence } from './evidence.ts';

/** Evidence names what there is. @throws Problem plan.no-such-evidence */
export async function checkEvidence({ facts, measures, files }: Kernel, evidence: Evidence): Promise<void> {
  for (const one of evidence) {
    if (one.kind === 'file') {
      const [file] = await files.find([one.sha256]);
      if (file === undefined) throw new Problem('plan.no-such-evidence', { id: one.name });
      continue;
    }
    if (one.kind === 'measurement') {
      await measures.read(one.id).catch((error: unknown) => {
        const unknown = error instanceof Problem && error.code === 'measures.measurement-not-found';
        throw unknown ? new Problem('plan.no-such-evidence', { id: one.id }) : error;
      });
      continue;
    }
    const entity = await facts.get(one.entity);
    if (!entity || (one.attribute !== undefined && entity.facts[one.attribute] === undefined))
      throw new Problem('plan.no-such-evidence', { id: one.entity });
  }
}
