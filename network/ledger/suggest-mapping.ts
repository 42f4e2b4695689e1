import { columnsByName } from '@yuheng/kernel/columns-by-name';
import names from './header-names.json' with { type: 'json' };
import { fieldsOf, type LedgerKind } from './ledger-kinds.ts';

/** Field of the ledger -> name of the column that gives it. */
export type Mapping = Readonly<Record<string, string>>;

/** Which column gives what, by its name in Chinese or English. */
export function suggestMapping(kind: LedgerKind, headers: readonly string[]): Mapping {
  const known: Readonly<Record<string, readonly string[]>> = names;
  return columnsByName(headers, fieldsOf(kind), known) as Mapping;
}
