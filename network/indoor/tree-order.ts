import type { Part } from './design-shape.ts';

export interface TreeRow {
  readonly part: Part;
  /** 0 where it stands by itself. */
  readonly depth: number;
}

/** What hangs on each part, by its id. */
export function childrenOf(parts: readonly Part[]) {
  return Map.groupBy(
    parts.filter((part) => 'parent' in part),
    ({ parent }) => parent,
  );
}

/** Parts as they are read: each followed by what it feeds. What hangs on nothing, or in a ring, comes last. */
export function treeOrder(parts: readonly Part[]): readonly TreeRow[] {
  const children = childrenOf(parts);
  const rows: TreeRow[] = [];
  const seen = new Set<Part>();
  const walk = (part: Part, depth: number) => {
    if (seen.has(part)) return;
    seen.add(part);
    rows.push({ part, depth });
    for (const child of children.get(part.id) ?? []) walk(child, depth + 1);
  };
  for (const part of parts) if (!('parent' in part)) walk(part, 0);
  for (const part of parts) walk(part, 0);
  return rows;
}

/** Ids of a part and of all that it feeds. */
export function branchOf(parts: readonly Part[], id: string): ReadonlySet<string> {
  const found = new Set([id]);
  for (let before = 0; before < found.size; ) {
    before = found.size;
    for (const part of parts) if ('parent' in part && found.has(part.parent)) found.add(part.id);
  }
  return found;
}
