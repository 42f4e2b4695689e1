import type { Entity } from '@yuheng/kernel/facts-model';
import type { Kernel } from '@yuheng/kernel/kernel';

/** Areas whose boundaries tell a city, with what cities are called. */
export async function readAreas(
  facts: Kernel['facts'],
): Promise<{ readonly places: readonly Entity[]; readonly keyAreas: readonly Entity[] }> {
  const [{ entities: places }, { entities: keyAreas }] = await Promise.all([
    facts.query({
      types: ['AdministrativeArea'],
      attributes: ['level', 'name', 'nameEn', 'code', 'location', 'parent'],
    }),
    facts.query({ types: ['KeyArea'], attributes: ['location', 'city'] }),
  ]);
  return { places, keyAreas };
}
