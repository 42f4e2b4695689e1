import type { Span } from '../compile/compiled.ts';

/** Id of an item (`p1-i871-961`) or a target (`p1-t871-961`) that a person added: where its words stand. */
export function addedId(plan: string, kind: 'item' | 'target', { start, end }: Span): string {
  return `${plan}-${kind.charAt(0)}${start}-${end}`;
}
