import type { Sql } from '@yuheng/kernel/store';
import type { Random } from '../fuzz/random.ts';

/** A change behind the back of the house. */
export interface Mutation {
  /** What a person would call it, for example `facts.history.fact changed`. */
  readonly name: string;
  readonly statement: string;
  readonly values: readonly unknown[];
  /** A fault names it when it is of the table and its key holds one of these. */
  readonly table: string;
  readonly keys: readonly string[];
}

/** A table, what names its rows, and what a row is called in the faults of a walk. */
export interface Target {
  readonly table: string;
  readonly key: readonly string[];
  /** Of a row. */
  readonly nameOf: (row: Readonly<Record<string, unknown>>) => string;
  /** Columns that say when something is looked at next, and nothing else. */
  readonly free?: readonly string[];
}

export const TARGETS: readonly Target[] = [
  {
    table: 'facts.history',
    key: ['tenant', 'sid', 'id', 'attribute', 'at', 'instance'],
    nameOf: ({ instance }) => String(instance),
  },
  { table: 'facts.entity', key: ['tenant', 'sid', 'id'], nameOf: ({ id }) => String(id) },
  { table: 'measures.measurement', key: ['tenant', 'id'], nameOf: ({ id }) => String(id) },
  { table: 'measures.definition', key: ['code', 'version'], nameOf: ({ code }) => String(code) },
  { table: 'cases.case', key: ['tenant', 'id'], nameOf: ({ id }) => String(id), free: ['next_at'] },
  {
    table: 'cases.journal',
    key: ['tenant', 'case_id', 'sequence'],
    nameOf: ({ case_id, sequence }) => `${String(case_id)} ${String(sequence)}`,
  },
  { table: 'audit.entry', key: ['tenant', 'sequence'], nameOf: ({ sequence }) => String(sequence) },
];

/** What a column is set to so that it says something else, by its type. */
const OTHER: Readonly<Record<string, string>> = {
  text: `coalesce(C, '') || 'x'`,
  integer: 'coalesce(C, 0) + 100',
  bigint: 'coalesce(C, 0) + 10000000',
  smallint: '(C + 1) % 256',
  boolean: 'not C',
  uuid: 'gen_random_uuid()',
  date: 'C + 1',
  bytea: `coalesce(C, '') || '\\x00'`,
  ARRAY: `array_append(C, 'x')`,
  'double precision': 'coalesce(C, 0) + 1',
  'timestamp with time zone': `coalesce(C, now()) + interval '1 microsecond'`,
};

/** A member of a stored fact that is set to something else (kernel/facts/store/stored-fact.ts). */
const MEMBERS = ['i', 't', 'k', 'v', 'u', 'o', 's', 'e', 'w', 'a', 'c', 'r', 'p', 'd', 'x'];

/** The change of a JSON value: of facts one member of them, else one member more. */
function otherJson(
  table: string,
  row: Readonly<Record<string, unknown>>,
  column: string,
  random: Random,
): string {
  const member = MEMBERS[random.below(MEMBERS.length)] ?? 'v';
  const changed = `to_jsonb(coalesce(F ->> '${member}', '') || '9')`;
  if (table === 'facts.history' && column === 'fact')
    return row['fact'] === null ? `'{}'::jsonb` : `jsonb_set(C, '{${member}}', ${changed.replace('F', 'C')})`;
  if (table === 'facts.entity') {
    const keys = Object.keys(row['doc'] as object);
    const key = keys[random.below(keys.length)];
    if (key !== undefined)
      return random.chance(0.3)
        ? `C - '${key}'`
        : `jsonb_set(C, '{${key},${member}}', ${changed.replace('F', `(C -> '${key}')`)})`;
  }
  return `coalesce(C, '{}') || '{"x": 1}'`;
}

/** A change of one column of the row, its removal, or another row beside it. */
export function mutate(
  target: Target,
  columns: ReadonlyMap<string, string>,
  row: Readonly<Record<string, unknown>>,
  what: { readonly column: string } | 'remove' | 'insert',
  random: Random,
): Mutation {
  const { table, key, nameOf } = target;
  const where = key.map((name, place) => `${name} = $${place + 1}`).join(' and ');
  const values = key.map((name) => row[name]);
  const common = { values, table, keys: [nameOf(row)] };
  if (what === 'remove')
    return { ...common, name: `${table} removed`, statement: `delete from ${table} where ${where}` };
  if (what === 'insert') {
    // Another key, all else as in a row that is right.
    const fresh = key.at(-1) ?? '';
    const names = [...columns.keys()];
    const other = names.map((name) => (name === fresh ? otherOf(columns.get(name) ?? '', name) : name));
    const statement = `insert into ${table} (${names.join(', ')}) select ${other.join(', ')} from ${table} where ${where} returning ${key.join(', ')}`;
    return { ...common, name: `${table} inserted`, statement };
  }
  const { column } = what;
  const type = columns.get(column) ?? '';
  const expression =
    type === 'jsonb' ? otherJson(table, row, column, random).replaceAll('C', column) : otherOf(type, column);
  return {
    ...common,
    name: `${table}.${column} changed`,
    statement: `update ${table} set ${column} = ${expression} where ${where} returning ${key.join(', ')}`,
  };
}

function otherOf(type: string, column: string): string {
  const expression = OTHER[type];
  if (expression === undefined) throw new Error(`nothing is known of the type ${type}`);
  return expression.replaceAll('C', column);
}

export async function columnsOf(table: string, sql: Sql): Promise<ReadonlyMap<string, string>> {
  const rows = await sql.query<{ name: string; type: string }>(
    `select column_name as name, data_type as type from information_schema.columns
     where table_schema || '.' || table_name = $1 and is_generated = 'NEVER' order by ordinal_position`,
    [table],
  );
  return new Map(rows.map(({ name, type }) => [name, type]));
}
