import type { FieldChange } from './decision.ts';
import { same } from './same.ts';

/** Field by field, what is otherwise: the body of a correction. */
export function fieldChanges(before: object, after: object): readonly FieldChange[] {
  return Object.entries(after).flatMap(([field, value]) => {
    const was = (before as Record<string, unknown>)[field] ?? null;
    return same(was, value) ? [] : [{ field, before: was, after: value }];
  });
}
