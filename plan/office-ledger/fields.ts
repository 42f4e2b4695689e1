import { columnsByName } from '@yuheng/kernel/columns-by-name';
import names from './header-names.json' with { type: 'json' };

/** What a column of an office's ledger may give; the task it must. */
export const fields = [
  'task',
  'plan',
  'lead',
  'others',
  'due',
  'state',
  'progress',
  'problem',
  'note',
] as const;
export type Field = (typeof fields)[number];

/** Fields that are brought up to date from the board; which task a row is about, and remarks, stay the office's. */
export const written = [
  'lead',
  'others',
  'due',
  'state',
  'progress',
  'problem',
] as const satisfies readonly Field[];
export type WrittenField = (typeof written)[number];

/** Field -> letters of its column. */
export type Columns = Readonly<Partial<Record<Field, string>>>;

/** Which column gives what, by its head in Chinese or English. @param heads letters -> what stands above the column. Pure. */
export function suggestColumns(heads: ReadonlyMap<string, string>): Columns {
  const byName = columnsByName([...heads.values()], fields, names);
  const letters = new Map([...heads].map(([column, name]) => [name, column] as const).toReversed());
  return Object.fromEntries(
    Object.entries(byName).flatMap(([field, name]) => {
      const column = letters.get(name);
      return column === undefined ? [] : [[field, column]];
    }),
  );
}
