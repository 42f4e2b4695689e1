import names from './header-names.json' with { type: 'json' };
import { fieldsOf, type LedgerKind } from './ledger-kinds.ts';

/** Field of the ledger -> name of the column that gives it. */
export type Mapping = Readonly<Record<string, string>>;

/**
 * Which column gives what, by its name in Chinese or English; units in brackets, blanks and case do not matter. Each column gives
 * one field, the first one that knows its name.
 */
export function suggestMapping(kind: LedgerKind, headers: readonly string[]): Mapping {
  const known: Readonly<Record<string, readonly string[]>> = names;
  const taken = new Set<string>();
  const mapping: Record<string, string> = {};
  for (const field of fieldsOf(kind)) {
    const header = headers.find((each) => !taken.has(each) && known[field]?.includes(plain(each)));
    if (header === undefined) continue;
    taken.add(header);
    mapping[field] = header;
  }
  return mapping;
}

function plain(header: string): string {
  return header
    .normalize('NFKC')
    .replaceAll(/[([【].*?[)\]】]/g, '')
    .replaceAll(/[\s_\-*/.:：]+/g, '')
    .toLowerCase();
}
