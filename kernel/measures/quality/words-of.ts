import type { Kernel } from '../../packs/kernel.ts';
import type { FindingWords } from './finding-view.ts';

export function wordsOf({ registry, measures }: Pick<Kernel, 'registry' | 'measures'>): FindingWords {
  return {
    registry,
    find: (code) => measures.known().find(({ definition }) => definition.code === code) ?? null,
  };
}
