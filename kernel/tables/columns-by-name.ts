/**
 * Which column of a table gives which field, by the names that a field goes by: brackets and what stands in them, blanks and case
 * do not matter. Each column gives one field, the first one that knows its name. Pure.
 */
export function columnsByName<Field extends string>(
  headers: readonly string[],
  fields: readonly Field[],
  names: Readonly<Partial<Record<Field, readonly string[]>>>,
): Partial<Record<Field, string>> {
  const taken = new Set<string>();
  const columns: Partial<Record<Field, string>> = {};
  for (const field of fields) {
    const header = headers.find((each) => !taken.has(each) && names[field]?.includes(plain(each)));
    if (header === undefined) continue;
    taken.add(header);
    columns[field] = header;
  }
  return columns;
}

function plain(header: string): string {
  return header
    .normalize('NFKC')
    .replaceAll(/[([【].*?[)\]】]/g, '')
    .replaceAll(/[\s_\-*/.:：]+/g, '')
    .toLowerCase();
}
