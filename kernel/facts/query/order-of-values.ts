import type { Json } from '../model/entity.ts';

/** Order of two values: what is absent comes last, whichever way; numbers before texts before the rest. */
export function orderOfValues(a: Json | undefined, b: Json | undefined, descending = false): number {
  if (a === undefined || b === undefined) {
    if (a === b) return 0;
    return a === undefined ? 1 : -1;
  }
  const difference = rank(a, b);
  return descending ? -difference : difference;
}

function rank(a: Json, b: Json): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a === 'string' && typeof b === 'string') return a.localeCompare(b, 'zh-Hans-CN');
  const place = (value: Json): number => (typeof value === 'number' ? 0 : typeof value === 'string' ? 1 : 2);
  return place(a) - place(b);
}
