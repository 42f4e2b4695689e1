import type { Gap } from '../compile/compiled.ts';

/** Ids of gaps, in their order: `missing-annex:近期重点任务清单`, made of kind and words, so that a new version of the document keeps them. */
export function gapIds(gaps: readonly Pick<Gap, 'kind' | 'detail'>[]): readonly string[] {
  const taken = new Map<string, number>();
  return gaps.map(({ kind, detail }) => {
    const id = `${kind}:${detail.slice(0, 200)}`;
    const copies = (taken.get(id) ?? 0) + 1;
    taken.set(id, copies);
    return copies === 1 ? id : `${id}~${copies}`;
  });
}
