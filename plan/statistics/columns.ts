import { columnsByName } from '@yuheng/kernel/columns-by-name';
import { Problem } from '@yuheng/kernel/problem';
import names from './header-names.json' with { type: 'json' };

/** What a row of official statistics says; all of it must have a column. */
export const fields = ['indicator', 'period', 'area', 'value', 'unit', 'source', 'publishedOn'] as const;
export type Field = (typeof fields)[number];
/** Field -> name of the column that gives it. */
export type Columns = Readonly<Partial<Record<Field, string>>>;

/** Which column gives what, by its name in Chinese or English. Pure. */
export function suggestColumns(headers: readonly string[]): Columns {
  return columnsByName(headers, fields, names);
}

export function missingColumns(columns: Columns): readonly Field[] {
  return fields.filter((field) => columns[field] === undefined);
}

/** The place of each field's column. @throws Problem plan.bad-columns for one that is missing, or that the file has not */
export function placesOf(headers: readonly string[], columns: Columns): Readonly<Record<Field, number>> {
  const places = fields.map((field) => {
    const at = headers.indexOf(columns[field] ?? '');
    if (columns[field] === undefined || at < 0)
      throw new Problem('plan.bad-columns', { what: columns[field] ?? field });
    return [field, at] as const;
  });
  return Object.fromEntries(places) as Record<Field, number>;
}
