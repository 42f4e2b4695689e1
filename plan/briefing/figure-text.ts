import type { StoredFigure, StoredValue } from './figure.ts';

export function isFigure(value: StoredValue): value is StoredFigure {
  return 'evidence' in value;
}

/** As it is printed: no more decimals than are known, no grouping of digits (GB/T 15835—2011 leaves both open). */
export function printed({ value, decimals }: Pick<StoredFigure, 'value' | 'decimals'>): string {
  const text = value.toFixed(decimals);
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}
