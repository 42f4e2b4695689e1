import { sha256 } from '../../audit/digest.ts';
import type { Fact } from '../../facts/model/entity.ts';
import { instanceIdOf } from '../../facts/model/instance-id.ts';

/** What an entity says in a version: none to two facts; the same version says it in the same facts. */
export function said(entity: string, version: number): readonly Fact[] {
  return Array.from({ length: version % 3 }, (_, index): Fact => {
    const instance = instanceIdOf(`${entity} ${version} ${index}`);
    return {
      instance,
      digest: sha256(instance).toString('hex'),
      entity,
      entityType: 'Lamp',
      attribute: `a${index}`,
      kind: 'Property',
      value: version,
      unitCode: index === 1 ? 'CNY' : null,
      observedAt: version % 2 === 0 ? null : `2026-01-0${version + 1}T00:00:00.000Z`,
      recordedAt: '2026-02-01T00:00:00.000Z',
      by: {
        actor: version % 4 === 0 ? 'user:a' : 'key:b',
        organisation: null,
        source: 'test',
        synthetic: version % 5 === 0,
      },
    };
  });
}
