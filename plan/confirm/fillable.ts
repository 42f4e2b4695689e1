import type { Gap } from '../compile/compiled.ts';

const kinds: readonly Gap['kind'][] = ['unreadable-image', 'missing-annex', 'dangling-reference'];

/** Gaps whose content somebody may have: it is brought as a document, or typed. */
export function isFillable({ kind, span }: Pick<Gap, 'kind' | 'span'>): boolean {
  return span !== null && kinds.includes(kind);
}
