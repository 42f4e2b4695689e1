import type { MarkedLine } from './outline.ts';

export function plainHeadings(_lines: readonly MarkedLine[], _english: boolean): Map<number, MarkedLine> {
  return new Map();
}
