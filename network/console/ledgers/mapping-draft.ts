import type { Mapping } from '../../ledger/suggest-mapping.ts';

/** A mapping in which a field is given by another column, and no other field by that one; by none with an empty name. Pure. */
export function withColumn(mapping: Mapping, field: string, column: string): Mapping {
  const others = Object.entries(mapping).filter(([name, given]) => name !== field && given !== column);
  return Object.fromEntries(column === '' ? others : [...others, [field, column]]);
}

/** Fields that must have a column first, otherwise in their order. Pure. */
export function requiredFirst<Field extends { readonly required: boolean }>(
  fields: readonly Field[],
): readonly Field[] {
  return [...fields.filter(({ required }) => required), ...fields.filter(({ required }) => !required)];
}

/** Different texts that stand in a column of the first rows, a few. Pure. */
export function examplesOf(
  { headers, sample }: { readonly headers: readonly string[]; readonly sample: readonly Sampled[] },
  column: string | undefined,
  most = 3,
): readonly string[] {
  const at = column === undefined ? -1 : headers.indexOf(column);
  const texts = sample.map(({ cells }) => cells[at] ?? '').filter((text) => text !== '');
  return [...new Set(texts)].slice(0, most);
}

interface Sampled {
  readonly cells: readonly string[];
}
